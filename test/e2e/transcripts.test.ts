/** What the pages show of runs is what runs show: the scenes are played again, and each line that a page shows is found. */
import * as sdk from '../../sdk';
import { comparable, isPassing, pages, type Transcripts, transcriptsIn } from '../../tools/transcripts/blocks';
import { SCENES } from '../../tools/transcripts/scenes';
import { onStage } from '../../tools/transcripts/stage';

const SHOWN = pages().flatMap((page) =>
  Object.entries(transcriptsIn(page)).map(([name, lines]) => ({ page, name, lines })),
);

let played: Transcripts;
beforeAll(async () => {
  played = await onStage(async (stage) => {
    let all: Transcripts = {};
    for (const scene of Object.values(SCENES)) all = { ...all, ...(await scene(stage, sdk)) };
    return all;
  });
}, 900_000);

test('every run that is played stands on one page', () => {
  expect(SHOWN.map(({ name }) => name).sort()).toEqual(Object.keys(played).sort());
});

test.each(SHOWN)('$page shows of "$name" what it shows', ({ name, lines }) => {
  const shows = new Set(played[name]!.map(comparable));
  const gone = lines.filter((line) => !shows.has(comparable(line)));
  expect(gone.filter((line) => !isPassing(line))).toEqual([]);
  expect(gone.length).toBeLessThanOrEqual(lines.filter(isPassing).length / 3);
  expect(lines.length).toBeGreaterThan(1);
});
