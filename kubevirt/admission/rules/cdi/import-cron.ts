import { isCron } from '../../../../kube/cron';
import { isGiven, objectAt, valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import type { Fault } from '../../engine/fault';
import { objectRules } from '../../engine/rule';
import { oneOf, show } from '../../engine/suggest';
import { unlessOneOf } from '../shared/messages';
import { sourceNames } from './data-volume-spec';

export const IMPORT_CRON = objectRules<KubeObject>('data volumes', [
  {
    id: 'CDI-18',
    name: 'import-cron-source',
    title: 'DataImportCron with an unsupported source',
    kinds: ['DataImportCron'],
    paths: ['spec.template.spec.source'],
    check: (cron, { old }) => {
      const spec = objectAt(cron, 'spec', 'template', 'spec');
      if (old || !spec || ['registry', 'pvc'].some((name) => isGiven(valueAt(spec, 'source', name)))) return undefined;
      return {
        at: 'spec.template',
        message:
          'A DataImportCron supports only source.registry and source.pvc, and its template uses neither. Use one of them.',
        found: sourceNames(spec),
        allowed: 'source.registry or source.pvc',
      };
    },
    good: {},
    bad: { 'spec.template.spec.source': { http: { url: 'https://example.com/disk.img' } } },
  },
  {
    id: 'CDI-19',
    name: 'import-cron-unsupported-fields',
    title: 'DataImportCron with unsupported template fields',
    kinds: ['DataImportCron'],
    paths: [
      'spec.template.spec.sourceRef',
      'spec.template.spec.contentType',
      'spec.template.spec.checkpoints',
      'spec.template.spec.finalCheckpoint',
    ],
    check: (cron, { old }) => {
      const spec = objectAt(cron, 'spec', 'template', 'spec');
      const list = spec?.['checkpoints'];
      const set = ['sourceRef', 'contentType', 'finalCheckpoint'].filter((key) => spec?.[key]);
      if (Array.isArray(list) && list.length > 0) set.push('checkpoints');
      if (old || set.length === 0) return undefined;
      return {
        at: 'spec.template',
        message: `The template of a DataImportCron does not support ${oneOf(set)}. Remove it.`,
        found: set,
        allowed: 'none of sourceRef, contentType, checkpoints, finalCheckpoint',
      };
    },
    good: {},
    bad: { 'spec.template.spec.contentType': 'kubevirt' },
  },
  {
    id: 'CDI-20',
    name: 'malformed-cron-schedule',
    title: 'Malformed cron `schedule`',
    kinds: ['DataImportCron'],
    paths: ['spec.schedule'],
    check: (cron, { old }) => {
      const schedule = cron.spec?.['schedule'];
      if (old || typeof schedule !== 'string' || schedule === '' || isCron(schedule, 'cdi')) return undefined;
      return {
        at: 'spec.schedule',
        message: `${show(schedule)} is not a valid cron expression. Use minute, hour, day of the month, month and day of the week: "0 3 * * 1" is 03:00 on Mondays.`,
        found: schedule,
        allowed: 'five fields (minute hour day month weekday), or @hourly, @daily, @weekly, @monthly or @yearly',
      };
    },
    good: { 'spec.schedule': '30 1 1,15 * MON-FRI' },
    bad: { 'spec.schedule': 'every day' },
  },
  {
    id: 'CDI-21',
    name: 'invalid-import-cron-retention',
    title: 'Invalid retention or `managedDataSource` of a DataImportCron',
    kinds: ['DataImportCron'],
    paths: ['spec.importsToKeep', 'spec.garbageCollect', 'spec.managedDataSource'],
    check: (cron, { old }) => {
      if (old) return undefined;
      const { importsToKeep, garbageCollect, managedDataSource } = cron.spec ?? {};
      const faults: (Fault | undefined)[] = [
        Number(importsToKeep) < 0
          ? {
              at: 'spec.importsToKeep',
              message: `importsToKeep is ${importsToKeep}. Use 0 or more; the default is 3.`,
              found: importsToKeep,
              allowed: '0 or more',
            }
          : undefined,
        isGiven(garbageCollect)
          ? unlessOneOf('spec.garbageCollect', garbageCollect, ['Outdated', 'Never'], 'a valid value of garbageCollect')
          : undefined,
        typeof managedDataSource === 'string' && !managedDataSource
          ? {
              at: 'spec.managedDataSource',
              message: 'managedDataSource is empty. Set it to the name of the DataSource to keep up to date.',
            }
          : undefined,
        typeof managedDataSource === 'string' && managedDataSource.length > 63
          ? {
              at: 'spec.managedDataSource',
              message: `managedDataSource has ${managedDataSource.length} characters; at most 63 are allowed. Shorten it.`,
              found: managedDataSource,
            }
          : undefined,
      ];
      return faults.filter((fault) => fault !== undefined);
    },
    good: { 'spec.garbageCollect': 'Never' },
    bad: { 'spec.garbageCollect': 'Always' },
  },
]);
