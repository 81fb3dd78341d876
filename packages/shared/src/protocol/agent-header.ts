/** [SI6] The id of the agent whose page asks; requests of whoever else is signed in there by now are nobody's. */
export const agentHeader = "x-jieru-agent";
