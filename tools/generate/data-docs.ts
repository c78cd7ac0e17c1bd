/** Imports, golden images and SSP, in our own words: one description for all the types of a row. */
export type Fields = Readonly<Record<string, string>>;
export type Row = readonly [definitions: readonly string[], fields: Fields];

const DISK_OF = { name: 'Name of the claim.', namespace: 'Namespace of the claim. Default: that of the DataVolume.' };
const SECRET = { secretRef: 'Secret with accessKeyId and secretKey of the server.' };
const CERTIFICATES = { certConfigMap: "ConfigMap with the server's certificates." };
const HEADERS = {
  extraHeaders: 'Headers of each request, as `Name: value`.',
  secretExtraHeaders: 'Secrets whose values are headers.',
};
const VDDK = {
  backingFile: 'Path of the disk on the data store.',
  extraArgs: 'ConfigMap with further settings of the VDDK library.',
  initImageURL: 'Image with the VDDK library.',
  secretRef: 'Secret with user and password of vSphere.',
  thumbprint: "SHA-1 thumbprint of the host's certificate.",
  url: 'Address of the vCenter or the ESXi host.',
  uuid: 'UUID of the VM that the disk belongs to.',
};
const IMPORT = {
  finalCheckpoint: 'Whether the checkpoint is the last one, after which the disk is complete.',
  priorityClassName: 'PriorityClass of the Pods that fill the disk.',
};
const GOLDEN_IMAGE = {
  metadata: 'Name of the golden image; an image with the name of a common one replaces it.',
  spec: 'Image, schedule and the DataSource that VMs clone from.',
};

export const DATA_ROWS: readonly Row[] = [
  [
    ['cdi.DataVolume'],
    {
      apiVersion: 'Version of the API.',
      kind: 'Kind of the object.',
      metadata: 'Name, labels and annotations.',
      spec: 'What the claim is, and what fills it.',
      status: 'What CDI reports of it.',
    },
  ],
  [
    ['cdi.DataVolumeStatus'],
    {
      claimName: 'Name of the claim.',
      conditions: 'Whether the claim is bound, is being filled, and is ready.',
      restartCount: 'How often the Pod that fills the claim has started anew.',
    },
  ],
  [
    ['cdi.DataVolumeCondition'],
    {
      lastHeartbeatTime: 'When it was last looked at.',
      lastTransitionTime: 'When its status changed.',
      message: 'The reason as a sentence.',
      reason: 'The reason as a word.',
      status: 'True, False or Unknown.',
      type: 'Bound, Running or Ready.',
    },
  ],
  [['cdi.DataVolumeSourceHTTP'], { ...HEADERS, certConfigMap: CERTIFICATES.certConfigMap }],
  [['cdi.DataVolumeSourceHTTP'], { insecureSkipVerify: "Whether the server's certificate is not checked." }],
  [
    ['cdi.DataVolumeSourceImageIO'],
    {
      ...SECRET,
      ...CERTIFICATES,
      diskId: 'ID of the disk in oVirt.',
      insecureSkipVerify: "Whether the server's certificate is not checked.",
      url: "Address of the oVirt engine's API.",
    },
  ],
  [['cdi.DataVolumeSourcePVC'], DISK_OF],
  [
    ['cdi.DataVolumeSourceSnapshot'],
    {
      name: 'Name of the VolumeSnapshot.',
      namespace: 'Namespace of the VolumeSnapshot. Default: that of the DataVolume.',
    },
  ],
  [['cdi.PlatformOptions'], { architecture: 'Architecture of the image, of those that it has.' }],
  [['cdi.DataVolumeSourceRegistry'], { platform: 'Which of the images of a multi-architecture one.' }],
  [['cdi.DataVolumeSourceS3'], { ...SECRET, ...CERTIFICATES, url: 'Of the object: https://host/bucket/object.' }],
  [
    ['cdi.DataVolumeSourceGCS'],
    { secretRef: 'Secret with the credentials of Google Cloud.', url: 'Of the object: gs://bucket/object.' },
  ],
  [['cdi.DataVolumeSourceVDDK'], VDDK],
  [['cdi.DataVolumeSourceVDDK'], CERTIFICATES],
  [['cdi.DataVolumeCheckpoint'], { current: 'Snapshot that is copied.', previous: 'Snapshot that was copied before.' }],
  [['cdi.DataVolumeSpec'], IMPORT],
  [
    ['cdi.DataVolumeSpec', 'cdi.DataImportCronSpec'],
    { serviceAccountName: 'ServiceAccount whose rights to clone are checked.' },
  ],
  [
    ['cdi.DataVolumeSourceRef'],
    {
      kind: 'Kind of the source.',
      name: 'Name of the DataSource.',
      namespace: 'Namespace of the DataSource. Default: that of the DataVolume.',
    },
  ],
  [
    ['cdi.StorageSpec'],
    {
      dataSource: 'Snapshot or claim that the claim is made from.',
      dataSourceRef: 'Populator of the claim; in place of dataSource.',
      selector: 'Labels of the volume that is bound.',
      volumeName: 'Name of the volume that is bound.',
    },
  ],
  [['cdi.DataImportCron'], GOLDEN_IMAGE],

  [
    ['ssp.SSPV1beta2Spec'],
    {
      commonInstancetypes: 'The common instancetypes, where SSP installs them.',
      commonTemplates: 'Templates of VMs, and the images that they use.',
      featureGates: 'Features to turn on.',
      tektonPipelines: 'Deprecated: Tekton pipelines are no longer installed by SSP.',
      tektonTasks: 'Deprecated: Tekton tasks are no longer installed by SSP.',
      templateValidator: 'The webhook that checks VMs against the rules of their template.',
      tlsSecurityProfile: 'Least TLS version and cipher suites of the components.',
      tokenGenerationService: 'The API that makes tokens for consoles of VMs.',
    },
  ],
  [['ssp.SSPV1beta2SpecCommonInstancetypes'], { url: 'Repository that they are read from.' }],
  [
    ['ssp.SSPV1beta2SpecCommonTemplates'],
    {
      dataImportCronTemplates: 'Golden images that are kept up to date.',
      namespace: 'Namespace of the templates. Cannot be changed.',
    },
  ],
  [
    ['ssp.SSPV1beta2SpecFeatureGates'],
    {
      deployCommonInstancetypes: 'Whether SSP installs the common instancetypes.',
      deployTektonTaskResources: 'Deprecated: Tekton tasks are no longer installed by SSP.',
      deployVmConsoleProxy: 'Deprecated: use tokenGenerationService.',
    },
  ],
  [
    ['ssp.SSPV1beta2SpecTektonPipelines', 'ssp.SSPV1beta2SpecTektonTasks'],
    { namespace: 'Namespace that they were installed in.' },
  ],
  [['ssp.SSPV1beta2SpecTemplateValidator'], { placement: 'Nodes of the webhook.', replicas: 'Of the webhook.' }],
];
