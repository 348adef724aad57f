import { SENT, type SendResult, doubtful, failed } from '../message-sender.js';

const FOR_GOOD = [301, 308];
const MAY_PASS = [408, 425, 429];

/** What the target's answer means for the message. */
export function meaningOf(status: number, location: string | undefined, url: URL): SendResult {
  if (status >= 200 && status < 300) return SENT;
  if (status >= 300 && status < 400)
    return failed(
      `The target redirects to ${originOf(location, url)} (HTTP ${status}), which is not followed: give the address it is meant for.`,
      FOR_GOOD.includes(status),
    );
  if (status === 504)
    return doubtful(
      'The target passed the message on and had no answer in time (HTTP 504): it may have been delivered.',
    );
  const refused = status >= 400 && status < 500 && !MAY_PASS.includes(status);
  return failed(`The target answered HTTP ${status}.`, refused);
}

/** Never the whole of it: what follows the host may hold a secret, or what we sent. */
function originOf(location: string | undefined, url: URL): string {
  const origin = location === undefined ? undefined : URL.parse(location, url.href)?.origin;
  return origin === undefined || origin === 'null' ? 'nowhere that can be read' : origin;
}
