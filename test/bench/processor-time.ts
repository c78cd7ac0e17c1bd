import { execFileSync } from 'node:child_process';

/**
 * The milliseconds of processor time that a script takes in a Node of its own: garbage collection and compilation included, other programs
 * on the machine not. The script reports it itself, as its only line.
 */
export function processorMs(args: readonly string[]): number {
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
}

/** The processor time of some work in this process, in milliseconds. */
export function processorMsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
