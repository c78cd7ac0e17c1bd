/**
 * The shells for which there is a completion script and the editor whose settings a guide prints, so that tests can ask them. Prints the names of
 * the programs that are missing and cannot be installed.
 */
import { onPath } from '../toolchain/on-path';
import { installPackages } from './distribution';

/** Packages of the distribution by their programs. */
const PACKAGES = { bash: 'bash', zsh: 'zsh', fish: 'fish', nvim: 'neovim' } as const;

const missing = () => (Object.keys(PACKAGES) as (keyof typeof PACKAGES)[]).filter((program) => !onPath(program));
const packages = (programs: ReturnType<typeof missing>) => programs.map((program) => PACKAGES[program]);

if (missing().length > 0) installPackages(...packages(missing()));
const left = missing();
if (left.length > 0) {
  process.stdout.write(`${left.join(' ')}\n`);
  process.stderr.write(
    `Missing programs: ${left.join(', ')}. Install these packages of your distribution (on Debian as root: apt-get install ${packages(left).join(' ')}).\n`,
  );
}
