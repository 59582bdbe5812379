import type { Catalogue } from '../catalogues.ts';

export const sendingChoicesEs: Catalogue = {
  'Send corrected rows': 'Enviar filas corregidas',
  'Send corrected rows of {0}': 'Enviar filas corregidas de {0}',
  'Send corrected rows: {0}': 'Enviar filas corregidas: {0}',
  'Download rows to correct': 'Descargar filas por corregir',
  '{0} of *{1}* can be corrected: {2}, {3}.': '{0} de *{1}* {0|se puede|se pueden} corregir: {2}, {3}.',
  'Corrected CSV file': 'Archivo CSV corregido',
  'Correct phones and values and keep the column “Treble row”; rows you leave out stay as they are. Without that column rows are found by their phone.':
    'Corrija teléfonos y valores y conserve la columna “Treble row”; las filas que deje fuera quedan como están. Sin esa columna, las filas se buscan por su teléfono.',
  'Choose the corrected file.': 'Elija el archivo corregido.',
  '• Row {0} of the file: {1}.': '• Fila {0} del archivo: {1}.',
  '• Row {0} of the file: {1}: {2}': '• Fila {0} del archivo: {1}: {2}',
  '{0} read. *Send to {1}?*': '{0} en el archivo. *¿Enviar a {1}?*',
  '{0} read. Nobody can be sent to. Correct the file and send it again.':
    '{0} en el archivo. No se puede enviar a nadie. Corrija el archivo y envíelo de nuevo.',
  'Review corrections': 'Revisar correcciones',
  'Each user is checked once more just before their message leaves.':
    'Cada usuario se revisa una vez más justo antes de que salga su mensaje.',
  'This form is no longer valid. Close it and start again with /treble correct.':
    'Este formulario ya no es válido. Ciérrelo y empiece de nuevo con /treble correct.',
  '{0} of {1} to correct; the last column says what is wrong.':
    '{0} de {1} por corregir; la última columna dice qué está mal.',
  'The file with {0} is in your direct messages from Treble. Correct it and add it below.':
    'El archivo con {0} está en sus mensajes directos de Treble. Corríjalo y agréguelo abajo.',
  'No row of {0} can be mended by a correction: nobody has an invalid number or a missing variable.':
    'Ninguna fila de {0} se arregla con una corrección: nadie tiene un número no válido ni una variable sin valor.',
  'Download the rows with invalid numbers or missing variables, correct them, and send to these users.':
    'Descargar las filas con números no válidos o variables sin valor, corregirlas y enviar a estos usuarios.',
  'Your corrected rows of {0} are checked, but the window was closed. Send the file again with /treble correct {1}. Nothing is sent yet.':
    'Sus filas corregidas de {0} están revisadas, pero la ventana se cerró. Envíe el archivo de nuevo con /treble correct {1}. Todavía no se envía nada.',
  'Sending…': 'Enviando…',
  '{0} of {1} is queued with the corrected rows.': '{0} de {1} está en cola con las filas corregidas.',
  '{0} of {1} are queued with the corrected rows.': '{0} de {1} están en cola con las filas corregidas.',
  'These corrected rows of {0} were sent before, by an earlier press of Send. Nothing is sent twice.':
    'Estas filas corregidas de {0} ya se habían enviado al presionar Enviar antes. No se envía nada dos veces.',
  '{0} is not scheduled: it is already {1}.': '{0} no está programado: su estado ya es {1}.',
  Schedule: 'Programar',
  'Scheduling…': 'Programando…',
  day: 'día',
  days: 'días',
  minute: 'minuto',
  minutes: 'minutos',
  'The clocks skip the time you typed; this is the first moment after it.':
    'Los relojes se saltan la hora que escribió; este es el primer momento posterior.',
  'The clocks show that time twice; the first is meant.':
    'Los relojes muestran esa hora dos veces; se toma la primera.',
  '{0} ({1}), in {2}.': '{0} ({1}), en {2}.',
  'tomorrow 9:00, fri 14:30, 2026-12-01 08:00 America/Bogota, in 2 hours':
    'mañana 9:00, vie 14:30, 2026-12-01 08:00 America/Bogota, en 2 horas',
  'Expected a date and a time such as {0}; found “{1}”.':
    'Se esperaba una fecha y una hora como {0}; se encontró “{1}”.',
  'Expected a moment to come, found “{0}”: it is {1} in {2} now.':
    'Se esperaba un momento futuro y se encontró “{0}”: ahora son las {1} en {2}.',
  'Expected a moment within a year, found “{0}”.':
    'Se esperaba un momento dentro de un año y se encontró “{0}”.',
  'Move the time of a scheduled deployment: tomorrow 9:00, fri 14:30, 2026-12-01 08:00 America/Bogota, in 2 hours.':
    'Cambiar la hora de un envío programado: mañana 9:00, vie 14:30, 2026-12-01 08:00 America/Bogota, en 2 horas.',
  'When? For example: {0}': '¿Cuándo? Por ejemplo: {0}',
  'This form is no longer valid. Close it and type /treble schedule again.':
    'Este formulario ya no es válido. Ciérrelo y escriba /treble schedule de nuevo.',
  'Back to the review': 'Volver a la revisión',
  '{0}\nStarts *{1}*': '{0}\nEmpieza el *{1}*',
  'In your time: {0}. Everything is checked again then. If it may not be sent, or nothing was running for five minutes after, it does not start late: you are asked.':
    'En su hora: {0}. En ese momento todo se revisa de nuevo. Si no se puede enviar, o si nada estuvo en marcha durante cinco minutos después, no empieza tarde: se le pregunta.',
  'Time of {0}': 'Hora de {0}',
  'Date and time': 'Fecha y hora',
  '{0} is scheduled: it starts {1}': '{0} está programado: empieza el {1}',
  'It is held: {0}. {1}': 'Está retenido: {0}. {1}',
  '{0} is on its way: {1}.': '{0} está en camino: {1}.',
  'Send now': 'Enviar ahora',
  'For example: {0}. In your own time zone unless you name one; it is shown to you before anything is scheduled.':
    'Por ejemplo: {0}. En su propia zona horaria, a menos que indique otra; se le muestra antes de programar nada.',
  'tomorrow 9:00': 'mañana 9:00',
  When: 'Cuándo',
  'Date and time, if scheduled': 'Fecha y hora, si se programa',
  'Type when to start, such as {0}.': 'Escriba cuándo empezar, por ejemplo {0}.',
  'Choose Schedule, or clear the date and time below.':
    'Elija Programar, o borre la fecha y la hora de abajo.',
  'Send at most so many messages of a deployment per second; off lifts the limit.':
    'Enviar como máximo tantos mensajes de un envío por segundo; off quita el límite.',
  'Expected a whole number from 1 to 1,000, or off. For example: {0}':
    'Se esperaba un número entero de 1 a 1.000, u off. Por ejemplo: {0}',
  'Expected a whole number from 1 to 1,000, or off, found “{0}”. For example: {1}':
    'Se esperaba un número entero de 1 a 1.000, u off, y se encontró “{0}”. Por ejemplo: {1}',
  '{0} is sent as fast as the line allows.': '{0} se envía tan rápido como la línea lo permita.',
  '{0} is sent at no more than {1} per second.': '{0} se envía a no más de {1} por segundo.',
  '{0} still to be sent to.': 'Falta enviar a {0}.',
  'At most … messages per second': 'Como máximo … mensajes por segundo',
  'Empty: as fast as the line allows, {0}. At {1} a second {2} {2|takes|take} {3}.':
    'Vacío: tan rápido como la línea lo permita, {0}. A {1} por segundo, {2} {2|tarda|tardan} {3}.',
  'Expected a whole number from 1 to 1,000, found {0}.':
    'Se esperaba un número entero de 1 a 1.000 y se encontró {0}.',
  'This message has {0} variables, more than a form takes. Test it with a list of one row.':
    'Este mensaje tiene {0} variables, más de las que admite un formulario. Pruébelo con una lista de una fila.',
  'Send one message of a conversation to one number; it counts in no figure.':
    'Enviar un mensaje de una conversación a un número; no cuenta en ninguna cifra.',
  'Which conversation? For example: /treble test spring_sale +12025550123':
    '¿Qué conversación? Por ejemplo: /treble test spring_sale +12025550123',
  'Test {0} to …{1} is on its way. The result comes in a direct message from Treble and is kept up to date.':
    'La prueba {0} a …{1} está en camino. El resultado llega en un mensaje directo de Treble y se mantiene al día.',
  'Send a test': 'Enviar una prueba',
  'Also if it got a template less than 24 hours ago':
    'También si recibió una plantilla hace menos de 24 horas',
  'Send test': 'Enviar prueba',
  'One message of {0} to one number. It counts in no figure.':
    'Un mensaje de {0} a un número. No cuenta en ninguna cifra.',
  'You are told the result in a direct message from Treble, which is kept up to date.':
    'Recibirá el resultado en un mensaje directo de Treble, que se mantiene al día.',
  'This form is no longer valid. Close it and start again with /treble test.':
    'Este formulario ya no es válido. Ciérrelo y empiece de nuevo con /treble test.',
  'Type the number to send the test to.': 'Escriba el número al que se enviará la prueba.',
};
