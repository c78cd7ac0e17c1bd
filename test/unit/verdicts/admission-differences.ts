/** Where the rules and KubeVirt's recorded verdicts part, and why. These tables are to shrink: an entry that is no longer true fails. */

/** Recordings that get another verdict from us, with the reason. */
export const OTHER_VERDICT: Readonly<Record<string, string>> = {
  'INS-12-099128283e': 'The DataSource may exist: offline it is a warning (INS-36), not an error.',
  'INS-12-c8bf00847b': 'The claim may exist: offline it is a warning (INS-36), not an error.',
  'MIG-03-7cb7c979f5': 'The guest to migrate may exist: nothing is said of it offline.',
  'ok-UPD-03-b24aad4003': "Written by KubeVirt's own account. Manifests are judged as written by an administrator.",
  'ok-UPD-06-36e86eedd0': "Written by KubeVirt's own account. Manifests are judged as written by an administrator.",
};

/** By rule as recorded: the rules under which we report the same fault. */
export const REPORTED_AS: Readonly<Record<string, readonly string[]>> = {
  // One rule of ours has the wider or the earlier say.
  'DSK-04': ['DSK-05'],
  'INS-27': ['SCH-09'],
  'INS-31': ['INS-23'],
  'KV-18': ['KV-22', 'SCH-09', 'VOL-12'],
  'MEM-08': ['MEM-05'],
  'RS-01': ['SCH-01'],
  'SCH-02': ['SCH-01'],
  'SCH-04': ['KV-22'],
  'SCH-08': ['SCH-07'],
  'SCH-10': ['SCH-05'],
  'SCH-17': ['NEW-03'],
  'VM-01': ['SCH-01'],
  'VM-07': ['NET-11'],
  // The fault shows in the guest that is made, under the rule for its field.
  'DSK-30': ['DSK-12', 'DSK-13', 'DSK-15', 'DSK-24'],
  'NEW-04': ['MEM-12'],
  'NEW-05': ['DSK-11', 'DSK-12', 'DEV-02', 'DEV-05', 'FW-02', 'GEN-02', 'HV-02', 'NET-25'],
  'NEW-06': ['CPU-04', 'CPU-06', 'DRA-02', 'LS-06'],
  'NEW-07': ['FW-10'],
  'NEW-08': ['SCH-06'],
  // What is fixed on a VirtualMachineInstance, whichever part of it was changed.
  'UPD-03': ['UPD-01'],
  'UPD-04': ['UPD-01'],
  'UPD-05': ['UPD-01'],
  'UPD-06': ['UPD-01'],
  'UPD-07': ['UPD-01'],
};

/** Rules that no recording is about, by reason. */
export const NO_RECORDING: Readonly<Record<string, readonly string[]>> = {
  "CDI's webhooks were not recorded": range('CDI', 1, 24),
  'templates are checked by the template controller, which was not recorded': ['TPL-01', 'TPL-02', 'TPL-03', 'TPL-04'],
  'our advice: KubeVirt accepts it': [
    ...range('GP', 1, 8),
    ...range('LM', 1, 9),
    ...range('CI', 1, 6),
    ...range('COL', 1, 2),
    ...['INS-33', 'INS-34', 'INS-35', 'INS-36', 'KV-19', 'KV-20', 'KV-21', 'PRE-03', 'HCO-01', 'HCO-02'],
    ...[
      'BOOT-01',
      'CLK-01',
      'WIN-01',
      'WIN-02',
      'MEM-22',
      'SVC-01',
      'SVC-03',
      'NP-01',
      'RQ-01',
      'RQ-02',
      'RQ-03',
      'NAD-01',
      'NAD-02',
    ],
  ],
  'fails after admission: on the node, in the pod or in a controller': [
    ...range('LT', 1, 9),
    ...['AFF-17', 'CDI-25', 'PRB-05'],
  ],
  'Kubernetes rejects it, not KubeVirt': ['SVC-02'],
  'not among the recorded cases': ['INS-37', 'KV-01', 'KV-22', 'KV-23'],
};

function range(area: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => `${area}-${String(from + i).padStart(2, '0')}`);
}
