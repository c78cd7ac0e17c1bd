export type { AllowMethod, ConnectionRule, ConnectionRules, TrafficRules } from './connection-rules';
export { allow } from './connection-rules';
export { applyGuestInputs, type GuestInputs } from './guest-inputs';
export type { OtherGuests } from './other-guests';
export type { NodePlacement, PlacementRules, RelativePlacement } from './placement-rules';
