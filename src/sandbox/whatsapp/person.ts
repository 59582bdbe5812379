import { drawFrom, pick, seedOf } from './drawn-number.ts';
import { isUserId } from './hidden-number.ts';

const profileNames = [
  'Ana María',
  'Beto',
  'Chloé 🌸',
  'Dieter',
  'Eun-ji',
  'Fátima',
  'Giovanni',
  "Siobhán O'Neill",
  'Łukasz',
  'Nguyễn An',
  'María José',
  '山田 花',
];

const answers = {
  en: [
    'Yes please! 😊',
    'How much is shipping?',
    'Thanks, I will have a look',
    'Is it open on Saturday?',
    'Great, thank you!',
  ],
  es: [
    '¡Sí, gracias! 😊',
    '¿Cuánto cuesta el envío?',
    'Mañana paso',
    'Perfecto, allí estaré',
    '¿Abren el sábado?',
  ],
  pt: ['Sim, obrigada! 😊', 'Quanto é o frete?', 'Amanhã eu passo aí', 'Perfeito'],
} as const;

const isKnownLanguage = (word: string): word is keyof typeof answers => Object.hasOwn(answers, word);

/** Business-scoped user id: `US.` and digits, the same for the same phone; who hides the number is known by it alone. */
export const userIdOf = (phone: string): string =>
  isUserId(phone) ? phone : `US.${seedOf(phone)}${seedOf(`${phone} `)}`;

/** The name in this person's WhatsApp profile. */
export const profileNameOf = (phone: string): string => pick(profileNames, drawFrom(seedOf(phone)));

/** The `contacts` entry of a webhook about this person. */
export const contactOf = (phone: string): object => ({
  profile: { name: profileNameOf(phone) },
  ...(isUserId(phone) ? {} : { wa_id: phone }),
  user_id: userIdOf(phone),
});

/** What this person types, in the language of the template. */
export function answerOf(phone: string, language: string): string {
  const short = language.slice(0, 2);
  return pick(answers[isKnownLanguage(short) ? short : 'en'], drawFrom(seedOf(`${phone} answers`)));
}
