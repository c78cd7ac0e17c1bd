import { type PreflightReport, VERDICTS } from '../../kubevirt/preflight';
import { printableLine } from '../report/escape';
import { type Look, PLAIN, verdict as word, wrap } from '../terminal';

/** One line for each check, with its repair below it. */
export function tableOf({ checks, cpuModel, nodes }: PreflightReport, look: Look = PLAIN): string {
  const wide = Math.max(...checks.map(({ id }) => id.length));
  const lines = checks.flatMap(({ verdict, id, title, message, repair }) => [
    wrap(
      `${word(verdict, look, 9)}${id.padEnd(wide)}  ${printableLine(`${title}: ${message}`)}`,
      look.width,
      11 + wide,
    ),
    ...(repair === undefined
      ? []
      : [wrap(`${' '.repeat(9 + wide)}  > ${printableLine(repair)}`, look.width, 13 + wide)]),
  ]);
  const counts = [...VERDICTS].reverse().flatMap((verdict) => {
    const count = checks.filter((one) => one.verdict === verdict).length;
    return count > 0 ? [`${count} ${verdict}`] : [];
  });
  const about = [
    `nodes for guests: ${printableLine(nodes.join(', ')) || 'none'}`,
    ...(cpuModel ? [`CPU model: ${cpuModel}`] : []),
  ];
  return `${[...lines, '', `${checks.length} checks: ${counts.join(', ')}`, about.join('; ')].join('\n')}\n`;
}
