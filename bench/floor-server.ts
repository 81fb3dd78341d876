/** The floor for all figures: a server that verifies, decrypts, parses and answers pushes, and stores nothing. */
import { serveBare } from "./bare-server.ts";

await serveBare(10);
