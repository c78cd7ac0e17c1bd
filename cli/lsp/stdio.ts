/** The language server over the standard streams. */
import { createConnection } from 'vscode-languageserver/node';
import { readClusterFile } from '../cluster-file';
import { NOTHING_OFF, readRulesOff } from '../validate/rules-off';
import { serve } from './server';

export interface Options {
  cluster?: string;
  config?: string;
  base: string;
}

/** What Git must not do in a folder that others may have written: fetch what is missing, for which a repository names programs, or ask. */
const GIT: Readonly<Record<string, string>> = {
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: '',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
};

/** Resolves when the editor is gone. */
export function serveStdio({ cluster, config, base }: Options): Promise<void> {
  const judging = {
    profile: cluster === undefined ? undefined : readClusterFile(cluster),
    rulesOff: config === undefined ? NOTHING_OFF : readRulesOff(config),
  };
  Object.assign(process.env, GIT);
  // The protocol ends with a notification at which the library ends the process; without it, the editor has crashed.
  const gone = new Promise<void>((resolve) => process.stdin.once('close', resolve));
  serve(createConnection(process.stdin, process.stdout), { ...judging, base, delay: 200 });
  return gone.then(() => {
    process.exitCode = 1;
  });
}
