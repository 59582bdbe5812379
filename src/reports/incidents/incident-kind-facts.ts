import type { MikroORM } from '@mikro-orm/postgresql';
import type { Trouble } from '../../entities/database/incident-rows.ts';
import type { ReportAction, ReportFigure, Words } from '../report-document.ts';
import type { StandingIncident } from './standing-incident.ts';

/** What one incident says of itself, in the language that is spoken now. */
export interface IncidentWords {
  /** What it is about, for lists: a template's name, a line's number. */
  readonly name: string;
  readonly title: string;
  /** One sentence that tells the news on its own. */
  readonly news: string;
  /** Title and news once it is over. */
  readonly overTitle: string;
  readonly overNews: string;
  readonly context: readonly Words[];
  readonly figures: readonly ReportFigure[];
  /** What to do, in order. */
  readonly advice: readonly Words[];
  /** Beside those that every incident has. */
  readonly actions: readonly ReportAction[];
}

/** What is found wrong when it is looked for. */
export type FoundTrouble = Omit<Trouble, 'kind'>;

/** How a kind that nobody tells of is noticed. */
export interface IncidentWatch {
  readonly everyMs: number;
  /** Every trouble of the kind that there is now; `open` are the subjects of its open incidents. The others are over. */
  readonly look: (orm: MikroORM, now: Date, open: ReadonlySet<string>) => Promise<readonly FoundTrouble[]>;
}

/** A kind of incident: one file, and one line in the list. */
export interface IncidentKindFacts {
  /** Marked with `text`. */
  readonly label: string;
  /** `admins`: a matter of those who run the bot, told to them alone. */
  readonly audience: 'channels' | 'admins';
  /** It has no end that anybody tells of: a person says that it is solved. */
  readonly endedByPerson?: true;
  readonly watch?: IncidentWatch;
  /** Undefined: what it was about does not exist any more. */
  readonly describe: (
    orm: MikroORM,
    incident: StandingIncident,
    now: Date,
  ) => Promise<IncidentWords | undefined>;
}
