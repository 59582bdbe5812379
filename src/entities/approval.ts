import type { DailyAllowance } from './daily-allowance.ts';

/** From how many recipients on somebody other than the author has to approve; undefined: never by number. */
export interface ApprovalPolicy {
  readonly from: number | undefined;
  /** From so many on, the approver types the number of recipients. */
  readonly typedFrom: number;
  /** How long a request waits, and how long an approval holds. */
  readonly validHours: number;
  /** Undefined: there is no limit by person. */
  readonly allowance?: DailyAllowance | undefined;
}

export const noApprovals: ApprovalPolicy = { from: undefined, typedFrom: 10_000, validHours: 24 };

/** `asked`: an approval was asked for before, so what is changed after it is approved again. */
export const needsApproval = (
  {
    recipients,
    always,
    asked,
  }: { readonly recipients: number; readonly always: boolean; readonly asked: boolean },
  { from }: Pick<ApprovalPolicy, 'from'>,
): boolean => always || asked || (from !== undefined && recipients >= from);

export interface Prices {
  readonly currency: string;
  /** What one message costs, by template category in lower case. */
  readonly byCategory: ReadonlyMap<string, number>;
}
