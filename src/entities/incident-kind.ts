export const incidentKinds = ['template_paused', 'line_stopped'] as const;
export type IncidentKind = (typeof incidentKinds)[number];
