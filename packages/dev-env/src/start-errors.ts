/** What Node puts on errors of the operating system. */
interface SystemError extends Error {
  code?: string;
  port?: number;
}

/** What is wrong, in one line where it is something a person can put right. */
export function explain(error: unknown, ports: { serverPort: number; simulatorPort: number }): string {
  const { code, name, message, port } = error as SystemError;
  if (code === "EADDRINUSE") {
    const variable = port === ports.simulatorPort ? "SIMULATOR_PORT" : "PORT";
    return `Port ${port} is taken. Stop what uses it, or choose another: ${variable}=… pnpm start`;
  }
  if (name === "DataDirectoryInUse") return message;
  return error instanceof Error ? (error.stack ?? message) : String(error);
}
