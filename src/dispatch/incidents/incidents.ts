/** What became of a wish to resume what an incident held. */
export interface ResumedHeld {
  /** Lines that may send again. */
  readonly lines: number;
  /** Refused users who were queued again. */
  readonly users: number;
  /** Why refused users could not be queued; undefined when nothing was in the way. */
  readonly stopped: string | undefined;
}

/** Who takes care of it now. */
export interface Acknowledged {
  readonly by: string;
  /** False: somebody else had acknowledged it before. */
  readonly isNew: boolean;
}

/**
 * What people do about incidents; every act is audited. Each rejects with a `DispatchError` whose message is fit to be
 * shown.
 */
export interface Incidents {
  acknowledge(id: number, by: string): Promise<Acknowledged>;
  /** Nothing more is told of it until then, but its end. */
  snooze(id: number, by: string, until: Date | 'it changes'): Promise<void>;
  assign(id: number, by: string, to: string): Promise<void>;
  /** A person says that it is over; only where nobody else does. */
  solve(id: number, by: string): Promise<void>;
  /** Stopped lines send again, and users whom WhatsApp refused for this reason are queued once more. */
  resumeHeld(id: number, by: string): Promise<ResumedHeld>;
  /** Asks WhatsApp to end a template's pause. */
  unpause(templateId: string, by: string): Promise<{ readonly name: string }>;
}
