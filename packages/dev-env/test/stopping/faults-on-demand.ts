/** Loaded into the server's own process: it goes wrong there as its parent asks, where nobody waits and nobody catches. */
process.on("message", (wish: "reject" | "throw") => {
  if (wish === "reject") void Promise.reject(new Error("nobody waits for me"));
  if (wish === "throw")
    setImmediate(() => {
      throw new Error("nobody catches me");
    });
});
