"""Why a row or a file cannot be used, in both languages. A problem keeps the key, a page says it."""

from __future__ import annotations

from thrive.program.text import Text

REASONS: dict[str, Text] = {
    "place_unknown": Text(
        "This is not a place we know. Give a Census code, or the name as the Census writes it.",
        "No conocemos este lugar. Escriba un código del Censo, o el nombre como lo escribe el Censo.",
    ),
    "tract_year": Text(
        "Census tracts changed in 2020. Say whether these are tracts of 2010 or of 2020.",
        "Los sectores censales cambiaron en 2020. Diga si son sectores de 2010 o de 2020.",
    ),
    "place_ambiguous": Text(
        "A county and a city have this name. Write “County” after it, or give the code.",
        "Un condado y una ciudad tienen este nombre. Añada “County” o escriba el código.",
    ),
    "indicator_unknown": Text(
        "No indicator has this name. Say in the mapping which one it is.",
        "Ningún indicador tiene este nombre. Diga en las columnas cuál es.",
    ),
    "period_wrong": Text(
        "This is not a year such as 2018 or a span such as 2014-2018.",
        "Esto no es un año como 2018 ni un período como 2014-2018.",
    ),
    "group_wrong": Text(
        "This does not name a group, such as latino or age=0-5.",
        "Esto no nombra un grupo, como latino o age=0-5.",
    ),
    "not_a_number": Text("This is not a number.", "Esto no es un número."),
    "thousands": Text(
        "This number has separators. Say in the mapping that commas separate thousands.",
        "Este número lleva separadores. Diga en las columnas que las comas separan los miles.",
    ),
    "not_finite": Text(
        "NaN, infinity and numbers too large to keep are not values.",
        "NaN, infinito y los números demasiado grandes no son valores.",
    ),
    "negative": Text(
        "A count and a margin of error cannot be below zero.",
        "Un conteo y un margen de error no pueden ser menores que cero.",
    ),
    "over_whole": Text(
        "The part is larger than the whole it is a part of.",
        "La parte es mayor que el total al que pertenece.",
    ),
    "no_whole": Text(
        "The whole is zero, so there is no share of it.",
        "El total es cero, así que no hay una proporción.",
    ),
    "value_on_hidden": Text(
        "The source says this is hidden, yet a number stands here. Clear one of the two.",
        "La fuente dice que está oculto, pero aquí hay un número. Quite uno de los dos.",
    ),
    "by_month": Text(
        "This file has a line for every month. Bring the one with whole years.",
        "Este archivo tiene una línea por mes. Traiga el de años completos.",
    ),
    "twice": Text(
        "The same place, indicator, period and group stands on more than one line.",
        "El mismo lugar, indicador, período y grupo está en más de una línea.",
    ),
    "ragged": Text(
        "This line has more or fewer columns than the header.",
        "Esta línea tiene más o menos columnas que el encabezado.",
    ),
    "quote_open": Text(
        "A quotation mark opens here and never closes: the file may be cut off.",
        "Aquí se abre una comilla que nunca se cierra: el archivo puede estar cortado.",
    ),
    "cut_off": Text(
        "The file ends in the middle: it was cut off. Get it again.",
        "El archivo termina a la mitad: se cortó. Consígalo de nuevo.",
    ),
    "empty": Text("There are no rows in this file.", "Este archivo no tiene filas."),
    "no_header": Text(
        "The first line does not name the columns.",
        "La primera línea no nombra las columnas.",
    ),
    "column_missing": Text(
        "The file has no column of this name.",
        "El archivo no tiene una columna con este nombre.",
    ),
    "column_twice": Text(
        "Two columns have this name.",
        "Dos columnas tienen este nombre.",
    ),
    "not_this_format": Text(
        "This is not a file of the format you chose.",
        "Este archivo no es del formato que eligió.",
    ),
    "encoding": Text(
        "The letters are not UTF-8 here. Save the file as UTF-8, or say that it is Windows-1252.",
        "Aquí las letras no son UTF-8. Guarde el archivo como UTF-8 o diga que es Windows-1252.",
    ),
    "nul": Text(
        "There is a NUL byte here. It is not a text file, or it is UTF-16 without its mark.",
        "Aquí hay un byte NUL. No es un archivo de texto, o es UTF-16 sin su marca.",
    ),
    "too_large": Text(
        "This file is larger than we take at once.",
        "Este archivo es más grande de lo que aceptamos de una vez.",
    ),
    "line_too_long": Text(
        "This line is longer than any line of a data file.",
        "Esta línea es más larga que cualquier línea de un archivo de datos.",
    ),
    "too_many_columns": Text(
        "There are more columns than we take.",
        "Hay más columnas de las que aceptamos.",
    ),
    "too_many_rows": Text(
        "There are more rows than we take at once.",
        "Hay más filas de las que aceptamos de una vez.",
    ),
    "too_many_words": Text(
        "There are more different words in this column than places or groups can be.",
        "En esta columna hay más palabras distintas que los lugares o grupos que puede haber.",
    ),
    "workbook": Text(
        "This is an Excel workbook or a zip file, not a CSV file. Save the sheet as “CSV UTF-8”.",
        "Esto es un libro de Excel o un archivo zip, no un archivo CSV. Guarde la hoja como "
        "“CSV UTF-8”.",
    ),
    "archive_broken": Text(
        "This compressed file is damaged or cut off.",
        "Este archivo comprimido está dañado o cortado.",
    ),
    "archive_bomb": Text(
        "This compressed file would grow far beyond what data do.",
        "Este archivo comprimido crecería mucho más de lo que crecen los datos.",
    ),
    "archive_path": Text(
        "A file in this archive points outside of it.",
        "Un archivo de este paquete apunta fuera de él.",
    ),
    "archive_locked": Text(
        "A file in this archive is encrypted.",
        "Un archivo de este paquete está cifrado.",
    ),
    "json_broken": Text(
        "The JSON is broken here.",
        "El JSON está dañado aquí.",
    ),
    "json_deep": Text(
        "The JSON is nested deeper than data are.",
        "El JSON está más anidado de lo que están los datos.",
    ),
    "table_unnamed": Text(
        "The file does not say which Census table and years it holds. Keep the name it was "
        "downloaded with, or write the period.",
        "El archivo no dice qué tabla del Censo ni qué años contiene. Conserve el nombre con que se "
        "descargó o escriba el período.",
    ),
    "period_needed": Text(
        "The file does not say of which years it is. Write the period.",
        "El archivo no dice de qué años es. Escriba el período.",
    ),
    "package_outside": Text(
        "The package names a file outside of it, or on the internet.",
        "El paquete nombra un archivo fuera de él o en internet.",
    ),
    "package_changed": Text(
        "This file is not the one its package describes: size or hash differ.",
        "Este archivo no es el que describe su paquete: el tamaño o el hash difieren.",
    ),
    "shape_projected": Text(
        "These shapes are not in longitude and latitude. Save them as NAD83 or WGS 84.",
        "Estas figuras no están en longitud y latitud. Guárdelas como NAD83 o WGS 84.",
    ),
    "shape_empty": Text(
        "There is no outline here.",
        "Aquí no hay contorno.",
    ),
    "shape_not_area": Text(
        "This is a line or a point, not the outline of an area.",
        "Esto es una línea o un punto, no el contorno de un área.",
    ),
    "shape_outside": Text(
        "This outline lies outside of the world's longitudes and latitudes.",
        "Este contorno está fuera de las longitudes y latitudes del mundo.",
    ),
    "unreadable": Text("This cannot be read.", "Esto no se puede leer."),
}

NOTES: dict[str, Text] = {
    "zeros": Text(
        "codes had lost their leading zero, and have it again",
        "códigos habían perdido su cero inicial y ya lo tienen",
    ),
    "blank": Text("empty lines were passed over", "líneas vacías se pasaron por alto"),
    "utf16": Text("file was UTF-16 and was read as such", "archivo era UTF-16 y así se leyó"),
    "cp1252": Text(
        "file was read as Windows-1252, as asked",
        "archivo se leyó como Windows-1252, como se pidió",
    ),
    "no_last_newline": Text(
        "file does not end with a line break: check that its last line is whole",
        "archivo no termina con un salto de línea: revise que su última línea esté completa",
    ),
    "withheld": Text(
        "numbers were already hidden by the source", "números ya venían ocultos por la fuente"
    ),
    "missing": Text("numbers are missing in the source", "números faltan en la fuente"),
    "open_ended": Text(
        "medians are open-ended (such as 250,000+) and count as missing",
        "medianas son abiertas (como 250,000+) y cuentan como faltantes",
    ),
    "left_out": Text(
        "lines are of schools or other things this format leaves out",
        "líneas son de escuelas u otras cosas que este formato deja fuera",
    ),
    "no_outline": Text(
        "places have no outline in the file and were left out",
        "lugares no tienen contorno en el archivo y se dejaron fuera",
    ),
    "repaired": Text(
        "outlines crossed themselves and were repaired",
        "contornos se cruzaban a sí mismos y se repararon",
    ),
}
