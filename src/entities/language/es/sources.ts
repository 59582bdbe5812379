import type { Catalogue } from '../catalogues.ts';

export const sourcesEs: Catalogue = {
  '{0}: expected a CSV file, found {1}; open it in your spreadsheet, export it as CSV and upload that file.':
    '{0}: se esperaba un archivo CSV y se encontró {1}; ábralo en su hoja de cálculo, expórtelo como CSV y suba ese archivo.',
  '{0}: expected a file of at most {1}, found more; split the list into several files.':
    '{0}: se esperaba un archivo de no más de {1} y se encontró más; divida la lista en varios archivos.',
  '{0}: expected a header line and at least one row, found an empty file; export the list again.':
    '{0}: se esperaba una línea de encabezado y al menos una fila, y se encontró un archivo vacío; exporte la lista de nuevo.',
  '{0}: expected at least one row below the header, found the header only; add the recipients.':
    '{0}: se esperaba al menos una fila debajo del encabezado y solo se encontró el encabezado; agregue los destinatarios.',
  '{0}: expected at most {1} rows, found more; split the list into several files.':
    '{0}: se esperaban no más de {1} filas y se encontraron más; divida la lista en varios archivos.',
  'Row {0} of {1}: expected at most {2} in a cell, found more; shorten it or close its quote.':
    'Fila {0} de {1}: se esperaban no más de {2} en una celda y se encontró más; acórtela o cierre su comilla.',
  '{0}: expected at most {1} columns, found {2}; remove the columns that the message does not use.':
    '{0}: se esperaban no más de {1} columnas y se encontraron {2}; quite las columnas que el mensaje no usa.',
  '{0}: expected every column name once, found "{1}" twice in the first row; rename or remove one of them.':
    '{0}: se esperaba cada nombre de columna una sola vez y se encontró "{1}" dos veces en la primera fila; cambie el nombre o quite una de ellas.',
  '{0}: expected one phone column, found {1} ({2}); name the one to use "phone".':
    '{0}: se esperaba una columna de teléfono y se encontraron {1} ({2}); llame "phone" a la que se debe usar.',
  '{0}: expected a header line with a column named "phone" in the first row, found a phone number there; add a first line with the column names.':
    '{0}: se esperaba una línea de encabezado con una columna llamada "phone" en la primera fila y se encontró un teléfono; agregue una primera línea con los nombres de las columnas.',
  '{0}: expected a column named "phone" in the first row, found the columns {1}; rename the one with the phone numbers to "phone".':
    '{0}: se esperaba una columna llamada "phone" en la primera fila y se encontraron las columnas {1}; llame "phone" a la de los teléfonos.',
  '{0}: expected text, found {1}; export the list again as CSV in UTF-8.':
    '{0}: se esperaba texto y se encontró {1}; exporte la lista de nuevo como CSV en UTF-8.',
  'Row {0} of {1}': 'Fila {0} de {1}',
  '{0}: a quote (") opens here and is never closed; add the closing quote or remove the opening one.':
    '{0}: aquí se abre una comilla (") y nunca se cierra; agregue la comilla de cierre o quite la de apertura.',
  '{0}: expected a row of at most {1}, found more; add the missing line break or the missing closing quote (").':
    '{0}: se esperaba una fila de no más de {1} y se encontró más; agregue el salto de línea que falta o la comilla de cierre que falta (").',
  'an Excel workbook or a zip archive': 'un libro de Excel o un archivo zip',
  'an empty zip archive': 'un archivo zip vacío',
  'an old Excel workbook': 'un libro de Excel antiguo',
  'a PDF': 'un PDF',
  'a gzip archive': 'un archivo gzip',
  'a 7-Zip archive': 'un archivo 7-Zip',
  'a RAR archive': 'un archivo RAR',
  'a picture': 'una imagen',
  'a text document (RTF)': 'un documento de texto (RTF)',
  'a database': 'una base de datos',
  'a Parquet file': 'un archivo Parquet',
  'a web page or XML': 'una página web o XML',
  'Expected phone numbers in the pasted list, found it empty; paste one number per line, for example +1 202 555 0100.':
    'Se esperaban teléfonos en la lista pegada y está vacía; pegue un número por línea, por ejemplo +1 202 555 0100.',
  'Expected the default country as an ISO code such as CO, found "{0}"; correct the setting DEFAULT_COUNTRY.':
    'Se esperaba el país por defecto como código ISO, por ejemplo CO, y se encontró "{0}"; corrija el ajuste DEFAULT_COUNTRY.',
};
