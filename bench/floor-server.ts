/** The floor every figure is measured against: a server that verifies, decrypts, parses and answers, and keeps nothing. */
import { serveBare } from "./bare-server.ts";

await serveBare(10);
