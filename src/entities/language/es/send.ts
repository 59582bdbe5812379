import type { Catalogue } from '../catalogues.ts';

export const sendEs: Catalogue = {
  'pasted recipients': 'destinatarios pegados',
  'a CSV file': 'un archivo CSV',
  'a saved list': 'una lista guardada',
  'a deployment': 'un envío',
  'Paste at least one phone number here, or choose a CSV file, a saved list or a deployment below.':
    'Pegue aquí al menos un teléfono, o elija abajo un archivo CSV, una lista guardada o un envío.',
  '{0} and {1}': '{0} y {1}',
  'Expected one audience, found {0}. Remove all but one.':
    'Se esperaba una sola audiencia y se encontraron {0}. Deje solo una.',
  Channel: 'Canal',
  'Where the message that follows the send is posted. Left out, it comes to you directly.':
    'Dónde se publica el mensaje que sigue el envío. Si se deja vacío, le llega directamente.',
  'Choose a channel': 'Elija un canal',
  '{0}: cannot be sent now': '{0}: ahora no se puede enviar',
  Conversation: 'Conversación',
  'Choose or type a name': 'Elija o escriba un nombre',
  'Choose the conversation to send.': 'Elija la conversación que se enviará.',
  'Choose the conversation again.': 'Elija la conversación de nuevo.',
  'WhatsApp lets this business reach {0} in 24 hours; {1} is left now.':
    'WhatsApp permite que esta empresa llegue a {0} en 24 horas; ahora queda {1}.',
  'WhatsApp lets this business reach {0} in 24 hours; {1} are left now.':
    'WhatsApp permite que esta empresa llegue a {0} en 24 horas; ahora quedan {1}.',
  'Send the rest when the limit frees': 'Enviar el resto cuando el límite se libere',
  '{0} on this list is more than can be reached now': '{0} de esta lista supera lo que se puede enviar ahora',
  '{0} on this list are more than can be reached now':
    '{0} de esta lista superan lo que se puede enviar ahora',
  'Places free one by one, 24 hours after each message. Those left out can be tried after a day with Retry failed.':
    'Los cupos se liberan uno a uno, 24 horas después de cada mensaje. Los que queden fuera pueden intentarse al día siguiente con Reintentar fallidos.',
  'Leave the rest out': 'Dejar fuera el resto',
  'From a deployment': 'De un envío',
  'Users of an earlier deployment, with the variables they had there.':
    'Usuarios de un envío anterior, con las variables que tenían allí.',
  'Choose or type a code such as D-104': 'Elija o escriba un código como D-104',
  'Which of its users': 'Cuáles de sus usuarios',
  'this conversation': 'esta conversación',
  'Follow it in {0}.': 'Sígalo en {0}.',
  'Follow it in our direct messages.': 'Sígalo en nuestros mensajes directos.',
  'I am not part of this conversation: I will keep you informed in our direct messages.':
    'No formo parte de esta conversación: le mantendré al tanto en nuestros mensajes directos.',
  '{0} is shared with another organisation, so I will keep you informed in our direct messages.':
    '{0} está compartido con otra organización, así que le mantendré al tanto en nuestros mensajes directos.',
  'This conversation': 'Esta conversación',
  'I am not in {0}; invite me with `/invite @Treble`. I will keep you informed in our direct messages.':
    'No estoy en {0}; invíteme con `/invite @Treble`. Le mantendré al tanto en nuestros mensajes directos.',
  'Follow it with `/treble status {0}`.': 'Sígalo con `/treble status {0}`.',
  '{0} is scheduled already, so nothing was sent. Its message has Send now and Change time. {1}':
    '{0} ya está programado, así que no se envió nada. Su mensaje tiene los botones Enviar ahora y Cambiar hora. {1}',
  '{0} was started before, by an earlier press of Send. Nothing is sent twice. {1}':
    '{0} ya se había iniciado al presionar Enviar antes. No se envía nada dos veces. {1}',
  '{0} is started, but held for now: {1} waiting. {2} {3}':
    '{0} está iniciado, pero retenido por ahora: {1} a la espera. {2} {3}',
  '{0} is on its way: {1}. {2}': '{0} está en camino: {1}. {2}',
  'Already sent': 'Ya enviado',
  'On its way': 'En camino',
  '{0} for {1}': '{0} para {1}',
  '{0} of {1} will not be sent; the file says why.':
    '{0} de {1} no {0|se enviará|se enviarán}; el archivo dice por qué.',
  'Collecting the rejected rows: they come as a file in your direct messages from Treble.':
    'Reuniendo las filas rechazadas: llegan como archivo en sus mensajes directos de Treble.',
  'The file with {0} is in your direct messages from Treble.':
    'El archivo con {0} está en sus mensajes directos de Treble.',
  '{0} version {1}': '{0} versión {1}',
  '{0} to send to': '{0} por enviar',
  'no conversation chosen yet': 'aún sin conversación elegida',
  '{0} of recipients': '{0} de destinatarios',
  'the form you closed': 'el formulario que cerró',
  'Continue your draft of {0}: {1}. Nothing is sent yet.':
    'Continúe su borrador de {0}: {1}. Todavía no se envía nada.',
  'Continue the form you closed of {0}: {1}. Nothing is sent yet.':
    'Continúe el formulario que cerró, de {0}: {1}. Todavía no se envía nada.',
  Continue: 'Continuar',
  'Continue draft {0}: {1}': 'Continuar el borrador {0}: {1}',
  Discard: 'Descartar',
  'Discard draft {0}: {1}': 'Descartar el borrador {0}: {1}',
  'Discard this draft?': '¿Descartar este borrador?',
  'The list and everything you chose for it is erased. This cannot be undone.':
    'Se borra la lista y todo lo que eligió para ella. Esto no se puede deshacer.',
  'Keep it': 'Conservarlo',
  '{0} is used again, unless you choose another.': '{0} se usa de nuevo, a menos que elija otro.',
  'Choose {0} again.': 'Elija {0} de nuevo.',
  Recipients: 'Destinatarios',
  'CSV file': 'Archivo CSV',
  'Expected pasted recipients or a CSV file, found both. Remove one of them.':
    'Se esperaban destinatarios pegados o un archivo CSV, y se encontraron los dos. Quite uno de ellos.',
  'Expected a file that ends in .csv, .tsv or .txt, found {0}.':
    'Se esperaba un archivo que termine en .csv, .tsv o .txt y se encontró {0}.',
  'Paste at least one phone number here, or choose a CSV file below.':
    'Pegue aquí al menos un teléfono, o elija abajo un archivo CSV.',
  'This draft is no longer there: a form is kept for 24 hours. Start again.':
    'Este borrador ya no está: un formulario se conserva 24 horas. Empiece de nuevo.',
  'Not sent': 'No enviado',
  'Check again': 'Revisar de nuevo',
  'The file could not be opened ({0}): it was deleted, or I am not in the channel where it was shared. Invite me there with /invite @Treble and try again.':
    'No se pudo abrir el archivo ({0}): fue eliminado, o no estoy en el canal donde se compartió. Invíteme allí con /invite @Treble e intente de nuevo.',
  'no address': 'sin dirección',
  'the file': 'el archivo',
  'Send to this list': 'Enviar a esta lista',
  Review: 'Revisar',
  Cancel: 'Cancelar',
  'Choose the file to send to.': 'Elija el archivo al que se enviará.',
  'Slack allows three seconds to open a form, and they were over. {0}':
    'Slack da tres segundos para abrir un formulario, y ya pasaron. {0}',
  'This button is no longer valid. Start again with /treble send.':
    'Este botón ya no es válido. Empiece de nuevo con /treble send.',
  'Skip them: send to {0}': 'Omitirlos: enviar a {0}',
  'Send anyway: send to {0}': 'Enviar de todos modos: enviar a {0}',
  '{0} got a template less than 24 hours ago without answering':
    '{0} con una plantilla recibida hace menos de 24 horas y sin responder',
  'WhatsApp may not deliver a second one, and people who get many block the line more often.':
    'WhatsApp podría no entregar otra, y quienes reciben muchas bloquean la línea con más frecuencia.',
  'Your list was not accepted. {0}': 'Su lista no fue aceptada. {0}',
  'Your list for {0} is checked: {1} read. {2}. Nothing is sent yet: open the review to send it. It is kept for 24 hours.':
    'Su lista para {0} está revisada: {1} {1|leída|leídas}. {2}. Todavía no se envía nada: abra la revisión para enviarla. Se conserva 24 horas.',
  'Open review': 'Abrir revisión',
  '{0} and {1} more': '{0} y {1} más',
  'This message needs a column for {0}, which your list does not have. Add it to the first line of a CSV file and start again.':
    'Este mensaje necesita una columna para {0}, que su lista no tiene. Agréguela a la primera línea de un archivo CSV y empiece de nuevo.',
  'This message needs columns for {0}, which your list does not have. Add them to the first line of a CSV file and start again.':
    'Este mensaje necesita columnas para {0}, que su lista no tiene. Agréguelas a la primera línea de un archivo CSV y empiece de nuevo.',
  'No row of this list can be sent. Download the rejected rows to see why, correct your list, and start again with /treble send.':
    'Ninguna fila de esta lista se puede enviar. Descargue las filas rechazadas para ver por qué, corrija su lista y empiece de nuevo con /treble send.',
  'This cannot be sent now. {0} Your checked list is kept for 24 hours: press Check again when this has changed.':
    'Esto no se puede enviar ahora. {0} Su lista revisada se conserva 24 horas: presione Revisar de nuevo cuando eso haya cambiado.',
  '{0} *Send to {1}?*': '{0} *¿Enviar a {1}?*',
  'From line {0}, in {1}. Each user is checked once more just before their message leaves.':
    'Desde la línea {0}, en {1}. Cada usuario se revisa una vez más justo antes de que salga su mensaje.',
  '*Two of the messages*': '*Dos de los mensajes*',
  '*One of the messages*': '*Uno de los mensajes*',
  'template {0}': 'plantilla {0}',
  'Download rejected rows': 'Descargar filas rechazadas',
  Send: 'Enviar',
  Invalid: 'No válidos',
  Duplicate: 'Duplicados',
  cause: 'causa',
  reason: 'motivo',
  invalid: 'no válido',
  duplicate: 'duplicado',
  excluded: 'excluido',
  'variable unfilled': 'variable sin valor',
  'agent session': 'sesión con un agente',
  'too many templates': 'demasiadas plantillas',
  'Missing variable': 'Variable sin valor',
  'about a second': 'cerca de un segundo',
  'about {0} seconds': 'unos {0} segundos',
  'about a minute': 'cerca de un minuto',
  'about {0} minutes': 'unos {0} minutos',
  'about {0} h {1} min': '{0|alrededor de|unas} {0} h {1} min',
  'about {0} h': '{0|alrededor de|unas} {0} h',
  'Buttons: {0}': 'Botones: {0}',
  'To {0}': 'Para {0}',
  'Saved list': 'Lista guardada',
  'Choose a list that was kept': 'Elija una lista que se guardó',
  'There is no conversation “{0}”. The nearest names are {1}. /treble conversations lists them all.':
    'No existe la conversación “{0}”. Los nombres más parecidos son {1}. /treble conversations las muestra todas.',
  'There is no conversation “{0}”. There is none yet. /treble conversations lists them all.':
    'No existe la conversación “{0}”. Todavía no hay ninguna. /treble conversations las muestra todas.',
  'Send a conversation to a list: choose, review, send.':
    'Enviar una conversación a una lista: elegir, revisar, enviar.',
  'Type /treble send again.': 'Escriba /treble send de nuevo.',
  'Choose the shortcut again.': 'Elija el acceso directo de nuevo.',
  'Phone numbers with country code, one per line. For more, or for variables, use a CSV file.':
    'Teléfonos con código de país, uno por línea. Para más, o para variables, use un archivo CSV.',
  'Up to 10 MB, with a column for the phone and one for each variable. Larger: share the file in a channel and use the message shortcut “Send to this list”.':
    'Hasta 10 MB, con una columna para el teléfono y una para cada variable. Si es más grande: comparta el archivo en un canal y use el acceso directo de mensaje “Send to this list”.',
  'the file given before': 'el archivo dado antes',
  'no file': 'ningún archivo',
  'Expected a message with a .csv, .tsv or .txt file, found {0}. Share the list as a file and use the shortcut on that message.':
    'Se esperaba un mensaje con un archivo .csv, .tsv o .txt y se encontró {0}. Comparta la lista como archivo y use el acceso directo en ese mensaje.',
  'Choose “Send to this list” on the message again.': 'Elija “Send to this list” en el mensaje de nuevo.',
  'Choose the file again.': 'Elija el archivo de nuevo.',
  '{0} is among them: sent to like the others, and left out of every figure afterwards.':
    '{0} está entre ellos: recibe el mensaje como los demás y después queda fuera de todas las cifras.',
  '{0} are among them: sent to like the others, and left out of every figure afterwards.':
    '{0} están entre ellos: reciben el mensaje como los demás y después quedan fuera de todas las cifras.',
  'This workspace does not allow file uploads. Ask a workspace administrator.':
    'Este espacio de trabajo no permite subir archivos. Pregunte a un administrador.',
  'This workspace does not allow CSV files. Ask a workspace administrator.':
    'Este espacio de trabajo no permite archivos CSV. Pregunte a un administrador.',
  'This workspace has no storage left for files. Ask a workspace administrator.':
    'A este espacio de trabajo no le queda almacenamiento para archivos. Pregunte a un administrador.',
  'The app lacks the files:write scope. Ask an administrator to add it and reinstall the app.':
    'A la aplicación le falta el permiso files:write. Pida a un administrador que lo agregue y reinstale la aplicación.',
  'Slack did not take the file (HTTP status {0}). Try again.':
    'Slack no aceptó el archivo (estado HTTP {0}). Intente de nuevo.',
  'Slack gave no place for the file. Try again.': 'Slack no dio un lugar para el archivo. Intente de nuevo.',
  'Slack did not take the file ({0}). Try again.': 'Slack no aceptó el archivo ({0}). Intente de nuevo.',
  'This form is no longer valid. Close it and start again with /treble send.':
    'Este formulario ya no es válido. Ciérrelo y empiece de nuevo con /treble send.',
  'Checking your list': 'Revisando su lista',
  'Checking your list… Read {0}.': 'Revisando su lista… {0} {0|leída|leídas}.',
  'Checking your list…': 'Revisando su lista…',
  'You may close this window: the result then comes to you as a direct message. Nothing is sent yet.':
    'Puede cerrar esta ventana: el resultado le llegará como mensaje directo. Todavía no se envía nada.',
  Starting: 'Iniciando',
  'Starting…': 'Iniciando…',
  'Opening the review…': 'Abriendo la revisión…',
  'pasted numbers': 'números pegados',
};
