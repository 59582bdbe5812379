/** How many users one person may have sent to on one day. */
export interface DailyAllowance {
  readonly most: number;
  /** Whose days. */
  readonly zone: string;
  /** Slack ids of people who may send to any number. */
  readonly exempt: readonly string[];
}
