/** What the page tells a newcomer; texts may use Slack's mrkdwn. */
export type PageGuide = {
  readonly steps: readonly string[];
  /** Which phone endings lead to which outcome in the simulated WhatsApp. */
  readonly endings: readonly {
    readonly endings: string;
    readonly title: string;
    readonly whatHappens: string;
  }[];
  /** Addresses on this server, such as the sample list. */
  readonly links: readonly { readonly label: string; readonly href: string }[];
  /** What the composer suggests after a slash: the whole text, such as `/treble send [conversation]`. */
  readonly commands?: readonly { readonly usage: string; readonly summary: string }[];
};
