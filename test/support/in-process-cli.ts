/** The command line inside of this process: what it prints, and how it ends. */
import { main } from '../../cli/main';

export async function runCli(...args: string[]): Promise<{ code: number | undefined; out: string; err: string }> {
  const told = { out: '', err: '' };
  const collect = (stream: 'out' | 'err') => (text: string | Uint8Array) => {
    told[stream] += String(text);
    return true;
  };
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation(collect('out')),
    jest.spyOn(process.stderr, 'write').mockImplementation(collect('err')),
  ];
  try {
    const code = await main(args);
    return { code, ...told };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = 0;
  }
}
