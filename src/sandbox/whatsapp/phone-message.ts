/** What a person's phone shows, as the page reads it. Types only. */

/** How far a message of the business came. */
export type Tick = 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';

export interface PhoneChoice {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

export interface PhoneFile {
  readonly name: string;
  readonly type: string;
  /** On the page's own server; undefined where the file lies elsewhere. */
  readonly href?: string;
  /** Where the business said that the file is. */
  readonly link?: string;
}

export interface PhoneMessage {
  /** The wamid. */
  readonly id: string;
  readonly from: 'business' | 'customer';
  /** Milliseconds since 1970. */
  readonly at: number;
  /** As the Cloud API calls it; `template`, `buttons` and `list` are the business's alone. */
  readonly kind: string;
  readonly title?: string;
  readonly text: string;
  readonly footer?: string;
  readonly choices?: readonly PhoneChoice[];
  /** What opens the choices of a list. */
  readonly listButton?: string;
  readonly file?: PhoneFile;
  /** The message that this one answers or reacts to. */
  readonly quoting?: string;
  /** Of the business's messages alone. */
  readonly tick?: Tick;
}

export interface PhonePerson {
  /** Digits with country code. */
  readonly phone: string;
  readonly name: string;
  /** What the simulated WhatsApp does with templates to this phone. */
  readonly happens: string;
  /** The latest message, where there is one. */
  readonly last?: { readonly text: string; readonly at: number };
}

export interface PhoneChat {
  readonly person: PhonePerson;
  readonly business: string;
  readonly messages: readonly PhoneMessage[];
}

/** What a person does on the phone; files are sent as an upload. */
export type PhoneAct =
  | { readonly act: 'text'; readonly text: string }
  | { readonly act: 'tap'; readonly message: string; readonly choice: string }
  | { readonly act: 'react'; readonly message: string; readonly emoji: string }
  | { readonly act: 'location' | 'sticker' | 'voice' };
