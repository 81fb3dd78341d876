/** [SI6] The id of the page's agent. The server refuses requests if another agent is signed in by now. */
export const agentHeader = "x-jieru-agent";
