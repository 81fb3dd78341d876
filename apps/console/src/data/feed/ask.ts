import type { Acknowledgement, ClientEvent } from "@jieru/shared/protocol/socket";
import type { Socket } from "socket.io-client";

const ackTimeoutMs = 5000;

/** Sends over the socket and waits for the server's answer; throws where none comes in time. */
export const ask = (socket: Socket, event: ClientEvent, body: object): Promise<Acknowledgement> =>
  socket.timeout(ackTimeoutMs).emitWithAck(event, body);
