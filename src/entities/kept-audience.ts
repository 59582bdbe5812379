import type { DeploymentAudience } from './deployment-audiences.ts';

/** An option of a menu as it was chosen. */
export interface KeptChoice {
  readonly text: string;
  readonly value: string;
  readonly description: string | undefined;
}

/** The audience that was chosen from a menu. */
export interface KeptAudience {
  readonly list: KeptChoice | undefined;
  readonly deployment: KeptChoice | undefined;
  readonly users: DeploymentAudience;
  readonly contactList: KeptChoice | undefined;
  readonly phoneProperty: string;
  /** A query to a CRM that was typed instead. */
  readonly contactQuery: string;
  /** Which property of the CRM fills which column. */
  readonly mapping: readonly { readonly name: string; readonly field: string }[];
}
