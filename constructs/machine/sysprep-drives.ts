import type { IConstruct } from 'constructs';
import { type MaybeUnresolved, mapUnresolved } from '../../kube/unresolved';
import { constructError, nameOf } from '../base';
import type { Json } from './json';
import type { SecretMaker } from './secret-maker';
import type { Sysprep } from './sysprep';
import {
  type AnswerOptions,
  answerFile,
  PASSWORD_LABEL,
  SETUP_SCRIPT,
  setupScript,
  type UnattendSurroundings,
  unattendProblem,
} from './unattend';

export type { UnattendSurroundings };

/** A drive with its volume. */
export interface Drive {
  readonly volume: Json;
  readonly disk: Json;
}

/** The drives that Windows sets itself up from: the answer file, and the password if it is in a Secret of its own. */
export function sysprepDrives(
  construct: IConstruct,
  sysprep: Sysprep,
  vm: UnattendSurroundings,
  makeSecret: SecretMaker,
): Drive[] {
  if ('windows' in sysprep) return generated(construct, sysprep.windows, vm, makeSecret);
  if ('windowsImage' in sysprep) {
    const { install = true, ...options } = sysprep.windowsImage;
    return generated(construct, { ...options, install, generalize: true }, vm, makeSecret);
  }
  if ('unattend' in sysprep) return [answerDrive({ secret: makeSecret('sysprep', filesOf(sysprep.unattend)) })];
  return [
    'secret' in sysprep
      ? answerDrive({ secret: nameOf(sysprep.secret) })
      : answerDrive({ configMap: nameOf(sysprep.configMap) }),
  ];
}

/** Setup reads the first file from an installation medium, a generalized disk the second. */
const filesOf = (text: MaybeUnresolved<string>) => ({ 'autounattend.xml': text, 'unattend.xml': text });

function generated(
  construct: IConstruct,
  options: AnswerOptions,
  vm: UnattendSurroundings,
  makeSecret: SecretMaker,
): Drive[] {
  const { adminPassword } = options;
  const secret =
    typeof adminPassword === 'object' && 'secret' in adminPassword ? nameOf(adminPassword.secret) : undefined;
  const texts = mapUnresolved({ options, vm } as unknown, (known) => {
    const { options: all, vm: surroundings } = known as { options: AnswerOptions; vm: UnattendSurroundings };
    const problem = unattendProblem(all);
    if (problem) throw constructError(construct, `the answer file of Windows cannot be written: ${problem}`);
    return { answers: answerFile(all, surroundings), script: setupScript(all) };
  });
  const part = (key: 'answers' | 'script'): MaybeUnresolved<string> => mapUnresolved(texts, (known) => known[key]);
  const answers = part('answers');
  // While Windows generalizes itself, it must not take the answers of its installation for those of its clones.
  const files = options.generalize ? { 'autounattend.xml': answers } : filesOf(answers);
  const name = makeSecret('sysprep', { ...files, [SETUP_SCRIPT]: part('script') });
  return [
    answerDrive({ secret: name }),
    ...(secret === undefined
      ? []
      : [drive('admin-password', { secret: { secretName: secret, volumeLabel: PASSWORD_LABEL } })]),
  ];
}

const answerDrive = (from: { secret: string } | { configMap: string }): Drive =>
  drive('sysprep', {
    sysprep: Object.fromEntries(Object.entries(from).map(([kind, name]) => [kind, { name }])),
  });

/** Windows reads a CD-ROM on SATA without further drivers. */
const drive = (name: string, source: Json): Drive => ({
  volume: { name, ...source },
  disk: { name, cdrom: { bus: 'sata' } },
});
