process.on("message", (wish: "reject" | "throw") => {
  if (wish === "reject") void Promise.reject(new Error("nobody waits for me"));
  if (wish === "throw")
    setImmediate(() => {
      throw new Error("nobody catches me");
    });
});
