/** Who may talk to the loopback host: the page it served itself, on this machine, with this start's token. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export const socketProtocol = 'office.v1';
const tokenPrefix = 'token.';

export type Guard = {
  token: string;
  /** 0: pass. 421: another name for this machine (a rebound DNS name). 403: another page. */
  request(request: IncomingMessage): 0 | 421 | 403;
  /** As `request`, and 401 without the token. Needs an Origin: every browser sends one with these. */
  holder(request: IncomingMessage): 0 | 421 | 403 | 401;
};

export const makeToken = (): string => randomBytes(32).toString('base64url');

export function guardFor(address: () => string, token: string): Guard {
  const request: Guard['request'] = ({ headers }) => {
    if (headers.host !== address()) return 421;
    return headers.origin === undefined || headers.origin === `http://${address()}` ? 0 : 403;
  };
  return {
    token,
    request,
    holder(message) {
      const refused = request(message);
      if (refused) return refused;
      if (message.headers.origin === undefined) return 403;
      return same(offered(message), token) ? 0 : 401;
    },
  };
}

/** A browser's WebSocket can carry no header of ours: its token comes as a sub-protocol. */
function offered({ headers }: IncomingMessage): string {
  if (headers.authorization?.startsWith('Bearer ')) return headers.authorization.slice('Bearer '.length);
  const protocols = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  return protocols.find((name) => name.startsWith(tokenPrefix))?.slice(tokenPrefix.length) ?? '';
}

function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
