// node --import this: every connection to another machine fails, as on a closed network.
import { Socket } from 'node:net';

const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...given) {
  const [options] = Array.isArray(given[0]) ? given[0] : given;
  const host = options?.host ?? '127.0.0.1';
  if (options?.path || /^(127\.|::1$|localhost$)/.test(host)) return connect.apply(this, given);
  throw Object.assign(new Error(`No way to ${host}: the network is closed.`), { code: 'ENETUNREACH' });
};
