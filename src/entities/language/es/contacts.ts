import type { Catalogue } from '../catalogues.ts';

export const contactsEs: Catalogue = {
  'CRM list': 'Lista del CRM',
  'The variables of the conversation are read from the properties of these names. In Salesforce, choose a report, or type “where” and a condition in SOQL.':
    'Las variables de la conversación se leen de las propiedades con esos nombres. En Salesforce, elegir un informe o escribir “where” y una condición en SOQL.',
  'Choose a list of your CRM': 'Elegir una lista del CRM',
  'Phone property': 'Propiedad del teléfono',
  'Where the CRM keeps the phone. Left empty: its usual properties for phones.':
    'Dónde guarda el CRM el teléfono. Vacío: sus propiedades habituales para teléfonos.',
  'a CRM list': 'una lista del CRM',
  'Salesforce: the list broke off before its end. Try again.':
    'Salesforce: la lista se interrumpió antes de terminar. Inténtelo de nuevo.',
  'Salesforce: expected the phone in a field of contacts, and there is none named “{0}”. Correct its name.':
    'Salesforce: se esperaba el teléfono en un campo de los contactos y no hay ninguno llamado “{0}”. Corrija su nombre.',
  'Salesforce: the report {0} has more than the 2,000 rows that Salesforce gives. Type “where” and a condition instead.':
    'Salesforce: el informe {0} tiene más de las 2.000 filas que Salesforce entrega. Escriba “where” y una condición en su lugar.',
  'Salesforce: expected a column with phones in the report {0}, found {1}. Name it under Phone property.':
    'Salesforce: se esperaba una columna con teléfonos en el informe {0} y se encontró {1}. Indíquela en Propiedad del teléfono.',
  'Match variables': 'Asignar variables',
  'Reading the first rows from your CRM…': 'Leyendo las primeras filas del CRM…',
  'The CRM has no property of this name. Choose the one that holds it.':
    'El CRM no tiene una propiedad con este nombre. Elija la que lo contiene.',
  'Property of the same name': 'Propiedad del mismo nombre',
  'no phone': 'sin teléfono',
  'Nobody is on this list.': 'No hay nadie en esta lista.',
  '*The first rows*': '*Las primeras filas*',
  'Empty or missing: {0}.': 'Vacías o inexistentes: {0}.',
  'With a line break, a tab, more than four spaces in a row or an error of the spreadsheet such as #N/A: {0}.':
    'Con un salto de línea, una tabulación, más de cuatro espacios seguidos o un error de la hoja de cálculo como #N/A: {0}.',
  'The CRM has no property for {0}. Start again, and choose under Match variables where it stands.':
    'El CRM no tiene una propiedad para {0}. Empiece de nuevo y elija en Asignar variables dónde está.',
  'Too long for this menu: paste it under CRM query':
    'Demasiado largo para este menú: péguelo en Consulta al CRM',
  'CRM query': 'Consulta al CRM',
  'Instead of a list. Salesforce: “where” and a condition, or a whole SELECT. HubSpot: words that its search finds contacts by.':
    'En lugar de una lista. Salesforce: “where” y una condición, o un SELECT completo. HubSpot: palabras con las que su búsqueda encuentra contactos.',
  'Expected a CRM list or a CRM query, found both. Remove one of them.':
    'Se esperaba una lista del CRM o una consulta al CRM, y hay ambas. Quite una de ellas.',
  'Salesforce gave no access token: {0}': 'Salesforce no dio un token de acceso: {0}',
  'it answered HTTP {0}.': 'respondió HTTP {0}.',
  'no complete answer came ({0}).': 'no llegó una respuesta completa ({0}).',
  'HubSpot: {0} contacts match, and a search gives at most {1}. Make it a list in HubSpot and choose that.':
    'HubSpot: coinciden {0} contactos y una búsqueda entrega como máximo {1}. Cree una lista en HubSpot y elíjala.',
  "Salesforce: expected one statement such as “SELECT Id, Name, MobilePhone FROM Contact WHERE MailingCity = 'Lima'”, with the names of fields only between SELECT and FROM.":
    "Salesforce: se esperaba una consulta como “SELECT Id, Name, MobilePhone FROM Contact WHERE MailingCity = 'Lima'”, solo con nombres de campos entre SELECT y FROM.",
  'Salesforce: this statement groups, locks or marks what it reads. Leave out GROUP BY, HAVING, FOR and UPDATE.':
    'Salesforce: esta consulta agrupa, bloquea o marca lo que lee. Quite GROUP BY, HAVING, FOR y UPDATE.',
  'Salesforce: expected a field with phones between SELECT and FROM, found {0}. Name it under Phone property.':
    'Salesforce: se esperaba un campo con teléfonos entre SELECT y FROM y se encontró {0}. Indíquelo en Propiedad del teléfono.',
};
