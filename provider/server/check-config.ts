import { parseConfig } from '../config';
import type { CheckRequest, CheckResponse } from '../wire';

export function checkConfig(request: CheckRequest): CheckResponse {
  const { failures } = parseConfig(request.news.value);
  const kubeconfig = request.news.value['kubeconfig'] === undefined ? [] : [['kubeconfig']];
  return { inputs: { ...request.news, secrets: [...request.news.secrets, ...kubeconfig] }, failures };
}
