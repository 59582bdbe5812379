/** Spanish and Portuguese words of dates and times, as the parser knows them; an empty one says nothing. */
const meanings: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    today: 'hoy hoje',
    tomorrow: 'mañana manana amanhã amanha',
    noon: 'mediodía mediodia',
    monday: 'lunes lun segunda segunda-feira seg',
    tuesday: 'martes terça terca terça-feira terca-feira ter',
    wednesday: 'miércoles miercoles mié mie quarta quarta-feira qua',
    thursday: 'jueves jue quinta quinta-feira qui',
    friday: 'viernes vie sexta sexta-feira sex',
    saturday: 'sábado sabado sáb sab',
    sunday: 'domingo dom',
    january: 'enero janeiro',
    february: 'febrero fevereiro',
    march: 'marzo março marco',
    april: 'abril',
    may: 'mayo maio',
    june: 'junio junho',
    july: 'julio julho',
    august: 'agosto',
    september: 'septiembre setiembre setembro',
    october: 'octubre outubro',
    november: 'noviembre novembro',
    december: 'diciembre dezembro',
    in: 'en em dentro',
    an: 'una uma um un',
    minutes: 'minuto minutos',
    hours: 'hora horas',
    days: 'día dia días dias',
    weeks: 'semana semanas',
    '': 'at on las los el la de del às as do',
  }).flatMap(([meaning, words]) => words.split(' ').map((word) => [word, meaning])),
);

/** The words in lower case and in English, without those that only join others. */
export const plainWords = (words: readonly string[]): readonly string[] =>
  words
    .map((word) => word.toLowerCase())
    .map((word) => (Object.hasOwn(meanings, word) ? (meanings[word] ?? word) : word))
    // “a las 9” says no more than “9”; in “in a week” the word counts.
    .filter((word, index, all) => word !== '' && !(word === 'a' && all[index + 1] === ''));
