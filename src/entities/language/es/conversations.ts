import type { Catalogue } from '../catalogues.ts';

export const conversationsEs: Catalogue = {
  '*{0}*  version {1} · template {2}': '*{0}*  versión {1} · plantilla {2}',
  'No conversation is archived.': 'No hay ninguna conversación archivada.',
  'The first {0}. They are not offered for sending; their metrics stay.':
    'Las primeras {0}. No se ofrecen para enviar; sus métricas se conservan.',
  '{0}. {0|It is|They are} not offered for sending; {0|its|their} metrics stay.':
    '{0}. No {0|se ofrece|se ofrecen} para enviar; sus métricas se conservan.',
  'Archived conversations': 'Archivadas',
  Edit: 'Editar',
  'Edit {0}': 'Editar {0}',
  Metrics: 'Métricas',
  'Metrics of {0}': 'Métricas de {0}',
  Versions: 'Versiones',
  'Versions of {0}': 'Versiones de {0}',
  Archive: 'Archivar',
  'Archive {0}': 'Archivar {0}',
  'Archive this conversation?': '¿Archivar esta conversación?',
  'It is no longer offered for sending. What is being sent goes on, its metrics stay, and it can be restored at any time.':
    'Ya no se ofrece para enviar. Lo que se está enviando continúa, sus métricas se conservan y se puede restaurar en cualquier momento.',
  Restore: 'Restaurar',
  'Restore {0}': 'Restaurar {0}',
  '{0} of this template {0|keeps where its value comes|keep where their values come} from.':
    '{0} de esta plantilla {0|conserva de dónde viene su valor|conservan de dónde vienen sus valores}.',
  'Choose a template and where the values of its variables come from.':
    'Elija una plantilla y de dónde vienen los valores de sus variables.',
  'You are editing version {0}. Saving makes a new version; what was sent or reviewed before keeps its own.':
    'Está editando la versión {0}. Al guardar se crea una versión nueva; lo enviado o revisado antes conserva la suya.',
  'Edit conversation': 'Editar conversación',
  'Spring sale': 'Oferta de primavera',
  Note: 'Nota',
  'What changed and why, for those who compare the versions later.':
    'Qué cambió y por qué, para quienes comparen las versiones después.',
  'Type a name for the conversation.': 'Escriba un nombre para la conversación.',
  'Choose the template to send.': 'Elija la plantilla que se enviará.',
  'This form is no longer valid. Close it and open it again from /treble conversations.':
    'Este formulario ya no es válido. Ciérrelo y ábralo de nuevo desde /treble conversations.',
  'This button belongs to no conversation. Open /treble conversations again.':
    'Este botón no pertenece a ninguna conversación. Abra /treble conversations de nuevo.',
  'Which conversation? For example: /treble conversation edit spring_sale':
    '¿Qué conversación? Por ejemplo: /treble conversation edit spring_sale',
  'Make a conversation of a template, or change one: each saved edit is a new version.':
    'Crear una conversación de una plantilla, o cambiar una: cada edición guardada es una versión nueva.',
  'Expected new or edit, found nothing. For example: /treble conversation edit spring_sale':
    'Se esperaba new o edit y no se encontró nada. Por ejemplo: /treble conversation edit spring_sale',
  'Expected new or edit, found “{0}”. For example: /treble conversation edit spring_sale':
    'Se esperaba new o edit y se encontró “{0}”. Por ejemplo: /treble conversation edit spring_sale',
  'Type the command again.': 'Escriba el comando de nuevo.',
  '{0} in the header': '{0} en el encabezado',
  '{0} of the header (a link)': '{0} del encabezado (un enlace)',
  '{0} in the button {1}': '{0} en el botón {1}',
  '*Preview*': '*Vista previa*',
  'Update preview': 'Actualizar vista previa',
  'Where these columns are empty:': 'Donde estas columnas están vacías:',
  'A change of the template': 'Un cambio de la plantilla',
  '{0} made version {1} while you were editing': '{0} creó la versión {1} mientras usted editaba',
  '{0}. Nothing of yours is lost: it stands below, unsaved. Look at theirs under Versions; press Save once more to make yours version {1}.':
    '{0}. Nada de lo suyo se perdió: está abajo, sin guardar. Vea la otra en Versiones; presione Guardar una vez más para que la suya sea la versión {1}.',
  Created: 'Creada',
  Saved: 'Guardada',
  'Nothing changed': 'Nada cambió',
  '*{0}* is ready as version 1. Send it with `/treble send` and its name.':
    '*{0}* está lista como versión 1. Envíela con `/treble send` y su nombre.',
  '*{0}* is saved as version {1}. Deployments that are under way keep the version they began with; the next one sends this.':
    '*{0}* quedó guardada como versión {1}. Los envíos en curso conservan la versión con la que empezaron; el próximo envía esta.',
  'Nothing differs from version {0} of *{1}*, so no new version was made.':
    'Nada difiere de la versión {0} de *{1}*, así que no se creó una nueva.',
  'Its template is {0}: it can be sent when WhatsApp has approved it.':
    'El estado de su plantilla es {0}: se podrá enviar cuando WhatsApp la haya aprobado.',
  'A column of the list': 'Una columna de la lista',
  'A fixed text': 'Un texto fijo',
  'Column for {0}': 'Columna para {0}',
  'Fallback for {0}': 'Alternativa para {0}',
  'Used where the column is empty. Without one, such rows are not sent.':
    'Se usa donde la columna está vacía. Sin una alternativa, esas filas no se envían.',
  'Fixed text for {0}': 'Texto fijo para {0}',
  '{0} comes from': 'De dónde viene {0}',
  'Expected no line breaks, no tabs and at most four spaces in a row. WhatsApp refuses such values.':
    'Se esperaba un texto sin saltos de línea, sin tabulaciones y con no más de cuatro espacios seguidos. WhatsApp rechaza esos valores.',
  'Type the text, or choose a column of the list.': 'Escriba el texto, o elija una columna de la lista.',
  'Type the name of the column.': 'Escriba el nombre de la columna.',
  'Templates are read from WhatsApp. Only an approved one can be sent.':
    'Las plantillas se leen de WhatsApp. Solo una aprobada se puede enviar.',
  'made from the template by itself': 'creada por sí sola a partir de la plantilla',
  'by {0}': 'por {0}',
  '*Version {0}*': '*Versión {0}*',
  '*{0}*\n{1}, the latest {2} shown, the newest first.':
    '*{0}*\n{1}, se muestran las últimas {2}, la más reciente primero.',
  '*{0}*\n{1}, the newest first.': '*{0}*\n{1}, la más reciente primero.',
  'version {0} of {1}': 'versión {0} de {1}',
  Saving: 'Guardando',
  'Saving…': 'Guardando…',
};
