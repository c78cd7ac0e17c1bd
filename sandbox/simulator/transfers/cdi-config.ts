import { updated } from '../actions';
import { type Controller, controller } from '../controller';
import { CDI_CONFIG } from '../kinds';
import type { Draft } from '../live-object';
import type { CdiConfig } from '../types';
import type { Endpoint } from './endpoint';

export const cdiConfigDraft: Draft = {
  apiVersion: CDI_CONFIG.apiVersion,
  kind: CDI_CONFIG.kind,
  metadata: { name: 'config' },
  spec: {},
};

/** Shows clients where to upload. */
export const cdiConfigs = ({ url, ca }: Endpoint): Controller =>
  controller({
    name: 'cdi-config',
    kind: CDI_CONFIG,
    reconcile: (config: CdiConfig) => {
      const uploadProxyURL = config.spec.uploadProxyURLOverride ?? url;
      return updated(config, { ...config, status: { ...config.status, uploadProxyURL, uploadProxyCA: ca } });
    },
  });
