/** The way to the data host: over Electron's bridge where there is one, else over a socket to the loopback host. */
import { overBridge } from './port.ts';
import { overSocket } from './socket.ts';
import type { Transport } from './transport.ts';

export const transport: Transport = window.bridge ? overBridge(window.bridge) : overSocket();
