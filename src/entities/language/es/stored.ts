import type { Catalogue } from '../catalogues.ts';

export const storedEs: Catalogue = {
  'Paused by a person.': 'Pausado por una persona.',
  '{0} of the last {1} outcomes ({2}) are general failures, most often: {3} Look into it, then press Resume.':
    '{0} de los últimos {1} resultados ({2}) son fallos generales, sobre todo: {3} Revíselo y después presione Reanudar.',
  '{0} of the last {1} outcomes ({2}) are general failures, most often: {3} (code {4}) Look into it, then press Resume.':
    '{0} de los últimos {1} resultados ({2}) son fallos generales, sobre todo: {3} (código {4}) Revíselo y después presione Reanudar.',
  'The template {0} is on hold: {1} /treble release template {2} lifts it.':
    'La plantilla {0} está retenida: {1} /treble release template {2} la libera.',
  'The line {0} is on hold: {1} /treble release line {2} lifts it.':
    'La línea {0} está retenida: {1} /treble release line {2} la libera.',
  'The template is {0}. {1}': 'El estado de la plantilla es {0}. {1}',
  'Somebody other than its author has to approve it with /treble approve {0}.':
    'Alguien que no sea su autor tiene que aprobarlo con /treble approve {0}.',
  'WhatsApp lets this business reach {0} different people in 24 hours, and has. Places free from {1} UTC on; the rest is sent then.':
    'WhatsApp permite a esta empresa llegar a {0} personas distintas en 24 horas, y ya llegó. Se liberan lugares desde {1} UTC; el resto se envía entonces.',
  'WhatsApp lets this business reach nobody else now.':
    'WhatsApp no permite a esta empresa llegar a nadie más ahora.',
  'An admin has frozen all sending.': 'Un administrador congeló todos los envíos.',
  'This database was restored from a backup or moved to another server, so messages may have been sent that it does not know of. Nothing is sent until an admin confirms with /treble unfreeze.':
    'Esta base de datos se restauró de una copia de seguridad o se movió a otro servidor, así que pueden haberse enviado mensajes que no conoce. No se envía nada hasta que un administrador lo confirme con /treble unfreeze.',
  'A person said that it works again.': 'Una persona dijo que vuelve a funcionar.',
  'It was stopped.': 'Fue detenida.',
  'WhatsApp said so when templates were read.': 'WhatsApp lo dijo al leer las plantillas.',
  'Nothing was running at that time, so it was not sent.':
    'Nada estaba en marcha a esa hora, así que no se envió.',
  'Changed after the list was reviewed.': 'Cambió después de que se revisó la lista.',
  'The user stopped marketing messages in WhatsApp.':
    'El usuario dejó de aceptar mensajes de marketing en WhatsApp.',
  'The variables of the template changed.': 'Las variables de la plantilla cambiaron.',
  'Column “{0}” is empty or missing.': 'La columna “{0}” está vacía o falta.',
  'Column “{0}” has a line break, a tab or more than four spaces in a row.':
    'La columna “{0}” tiene un salto de línea, una tabulación o más de cuatro espacios seguidos.',
  'Column “{0}” has an error of the spreadsheet, {1}.':
    'La columna “{0}” tiene un error de la hoja de cálculo, {1}.',
  'The filled text is too long: at most {0} characters in the header and {1} in the body.':
    'El texto completo es demasiado largo: como máximo {0} caracteres en el encabezado y {1} en el cuerpo.',
  'A person has to look at it.': 'Una persona debe revisarlo.',
  'paused by its provider': 'pausada por su proveedor',
  'asked WhatsApp to end it': 'se pidió a WhatsApp que la termine',
  'The message could not be read from the database; nothing was sent.':
    'No se pudo leer el mensaje en la base de datos; no se envió nada.',
  'The user had not written for 24 hours; nothing was sent.':
    'El usuario llevaba 24 horas sin escribir; no se envió nada.',
  'Treble asks to wait {0} seconds.': 'Treble pide esperar {0} {0|segundo|segundos}.',
  'Treble walks its conversations by itself and takes no message without one.':
    'Treble recorre sus conversaciones por sí misma y no acepta un mensaje sin una.',
  'Nothing that was sent to this number is still open.': 'Nada de lo enviado a este número sigue abierto.',
  'Two spellings of this number were sent to, and either may be meant.':
    'Se envió a dos formas de escribir este número, y puede tratarse de cualquiera.',
  'Several conversations are open with this number, and Treble does not say which one.':
    'Hay varias conversaciones abiertas con este número, y Treble no dice cuál es.',
  'is not in HubSpot any more': 'ya no está en HubSpot',
  'not a number': 'no es un número',
  'not a phone number': 'no es un teléfono',
  'unknown country code': 'código de país desconocido',
  'too short': 'demasiado corto',
  'too long': 'demasiado largo',
  'wrong number of digits': 'cantidad de dígitos incorrecta',
  'country code is not a number': 'el código de país no es un número',
  'phone is empty': 'el teléfono está vacío',
  'the spreadsheet cut its digits (scientific notation)':
    'la hoja de cálculo cortó sus dígitos (notación científica)',
  'no country code': 'sin código de país',
  'has an extension': 'tiene una extensión',
  'no such number under +{0}': 'no existe ese número en +{0}',
  'has {0} cell, the header has {1}': 'tiene {0} celda y el encabezado tiene {1}',
  'has {0} cells, the header has {1}': 'tiene {0} celdas y el encabezado tiene {1}',
  'a NUL byte': 'un byte NUL',
  'a letter that is not valid {0}': 'una letra que no es válida en {0}',
};
