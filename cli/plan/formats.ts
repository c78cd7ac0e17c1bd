/** What a plan looks like to people, to reviewers and to the servers of pipelines. */

import { jsonText } from '../report/escape';
import type { Look } from '../terminal';
import { planHtml } from './html';
import { planJunit } from './junit';
import { planMarkdown, sitesMarkdown } from './markdown';
import type { Planned } from './planned';
import { restartsByWindow } from './restarts';
import { planSarif } from './sarif';
import { sourcesIn } from './sources';
import { planText, sitesText } from './text';

const json = (value: unknown): string => `${jsonText(value)}\n`;

export const FORMATS = {
  text: ({ fleet, plans, now }, look) =>
    fleet ? sitesText(plans, look) : planText(plans[0]!.plan, look, sourcesIn(now)),
  markdown: ({ fleet, plans }) => (fleet ? sitesMarkdown(plans) : planMarkdown(plans[0]!.plan)),
  html: planHtml,
  json: ({ fleet, plans }) => json(fleet ? { sites: plans, restarts: restartsByWindow(plans) } : plans[0]!.plan),
  sarif: planSarif,
  junit: planJunit,
} as const satisfies Record<string, (planned: Planned, look: Look) => string>;

export type Format = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as Format[];
