/**
 * The plugin as it is built, run with what only its own process can do to it: a clock that is wrong, and `kill -9` at the boundary of gRPC.
 * CHAOS_SKEW_MS: by how much the clock is wrong. CHAOS_KILL: `BOUNDARY CALL VICTIM`, such as `before 3 plugin`: the call, counted from 0 in the order
 * of arrival, and whether its handler has run. CHAOS_CALLS: a file that gets a line for each call.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { Server } from '@grpc/grpc-js';
import { packageRoot } from '../../toolchain/package-root';

const skew = Number(process.env['CHAOS_SKEW_MS'] ?? 0);
if (skew !== 0) {
  const RealDate = Date;
  const now = () => RealDate.now() + skew;
  globalThis.Date = class extends RealDate {
    constructor(...args: [] | [number | string | Date]) {
      super(args.length === 0 ? now() : args[0]);
    }
    static override now = now;
  } as DateConstructor;
}

const [boundary, at, victim] = (process.env['CHAOS_KILL'] ?? '').split(' ');
const calls = process.env['CHAOS_CALLS'];
let count = 0;

function die(): void {
  if (victim === 'cli') process.kill(process.ppid, 'SIGKILL');
  process.kill(process.pid, 'SIGKILL');
}

type Handler = (call: unknown, callback: (...answer: unknown[]) => void) => void;

const addService = Server.prototype.addService;
Server.prototype.addService = function (definition, implementation) {
  const handlers = Object.entries(implementation as Record<string, Handler>).map(([name, handle]) => {
    const watched: Handler = (call, callback) => {
      const mine = String(count++) === at;
      if (calls) appendFileSync(calls, `${name}\n`);
      if (mine && boundary === 'before') die();
      handle(call, (...answer) => {
        if (mine && boundary === 'after') die();
        callback(...answer);
      });
    };
    return [name, watched] as const;
  });
  addService.call(this, definition, Object.fromEntries(handlers) as never);
};

const { run } = require(join(packageRoot(), 'dist/provider/main.js')) as typeof import('../../provider/main');
run(() => require(join(packageRoot(), 'dist/sdk/remote/index.js')) as never);
