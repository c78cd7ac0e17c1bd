/** virt-template-controller: a template that its webhook has accepted is ready to be processed. */
import { type Action, updated } from './actions';
import { withConditions } from './conditions';
import { controller } from './controller';
import { TEMPLATE } from './kinds';
import { isDeleting } from './live-object';
import type { Template } from './types';
import type { World } from './world';

function reconcile(template: Template, world: World): Action[] {
  if (isDeleting(template)) return [];
  const ready = { type: 'Ready', status: 'True', reason: 'Reconciled', message: 'The template is valid.' } as const;
  const conditions = withConditions(template.status?.conditions, [ready], world.now());
  return updated(template, { ...template, status: { ...template.status, conditions } });
}

export const templates = controller({ name: 'template', kind: TEMPLATE, reconcile });
