/** An entry in the catalog of VM templates of the OpenShift console. */
export interface ConsoleEntry {
  /**
   * Name shown in the catalog.
   * @default - the name of the template
   * @change /metadata.annotations
   */
  readonly displayName?: string;
  /**
   * Description shown in the catalog.
   * @default - none
   * @change /metadata.annotations
   */
  readonly description?: string;
  /**
   * Icon of the operating system, a class of the console: `icon-fedora`, `icon-windows`.
   * @default - none
   * @change /metadata.annotations
   */
  readonly icon?: string;
  /**
   * Words that a search in the catalog finds.
   * @default - none
   * @change /metadata.annotations
   */
  readonly tags?: readonly string[];
  /**
   * Operating system, as the console names it: `fedora`, `rhel9.0`, `win2k22`.
   * @default - none
   * @change /metadata.labels
   */
  readonly os?: string;
  /**
   * Kind of work that the VM is for.
   * @default - none
   * @change /metadata.labels
   */
  readonly workload?: 'desktop' | 'server' | 'highperformance';
  /**
   * Size that the catalog filters by.
   * @default - none
   * @change /metadata.labels
   */
  readonly flavor?: 'tiny' | 'small' | 'medium' | 'large';
}

/** Labels and annotations by which the console finds a template, and shows it. It lists only templates with a `type`: `base` are those of the product. */
export function consoleMetadata({ displayName, description, icon, tags, os, workload, flavor }: ConsoleEntry = {}): {
  labels: Record<string, string>;
  annotations: Record<string, string>;
} {
  return {
    labels: {
      'template.kubevirt.io/type': 'vm',
      ...(os && { [`os.template.kubevirt.io/${os}`]: 'true' }),
      ...(workload && { [`workload.template.kubevirt.io/${workload}`]: 'true' }),
      ...(flavor && { [`flavor.template.kubevirt.io/${flavor}`]: 'true' }),
    },
    annotations: {
      ...(displayName && { 'openshift.io/display-name': displayName }),
      ...(description && { description }),
      ...(icon && { iconClass: icon }),
      ...(tags?.length && { tags: tags.join(',') }),
    },
  };
}
