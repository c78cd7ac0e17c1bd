import { type ComponentFacts, inventory } from './release';

/** Tasks without a namespace: they are applied to each namespace that runs pipelines. */
export const tektonTasks: ComponentFacts = {
  title: 'Tekton tasks',
  downloads: 'https://github.com/kubevirt/kubevirt-tekton-tasks/releases/download/{version}',
  upgrades: 'any-newer',
  releases: [
    {
      version: 'v0.26.0',
      assets: [
        {
          file: 'kubevirt-tekton-tasks.yaml',
          role: 'bundle',
          required: true,
          objects: inventory({
            Task: `
cleanup-vm create-vm-from-manifest disk-uploader disk-virt-customize disk-virt-sysprep execute-in-vm generate-ssh-keys modify-data-object
modify-windows-iso-file wait-for-vmi-status
`,
          }),
        },
      ],
      images: ['quay.io/kubevirt/tekton-tasks-disk-virt:v0.26.0', 'quay.io/kubevirt/tekton-tasks:v0.26.0'],
    },
  ],
};
