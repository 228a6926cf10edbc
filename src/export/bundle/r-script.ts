/**
 * Reads a bundle into R, with nothing but R itself. Answers become factors, numbers and texts; where there is none, the
 * cell is NA, so that no function of R counts it as an answer, and a second table of the same rows and columns says why.
 * Attributes would not outlive the first subset.
 */
export const rScript = String.raw`# Reads this bundle into R: source("load.R") in its folder. Needs R alone.
# Lit ce lot dans R : source("load.R") dans son dossier. Seul R est requis.
#
#   bundle <- load_bundle()                  # labels in English
#   bundle <- load_bundle(language = "fr")   # libellés en français
#   bundle$responses   one row a response / une ligne par réponse
#   bundle$missing     why a cell is NA / pourquoi une cellule vaut NA : skipped, not_shown, not_asked
#   bundle$texts       one row a written answer / une ligne par texte
#   attr(bundle$responses$COLUMN, "label")   the question / la question
#   attr(bundle$responses$COLUMN, "codes")   the code of each level / le code de chaque niveau
#   attr(bundle$responses$COLUMN, "values")  what each point of a scale counts / la valeur de chaque point

read_table <- function(folder, name) {
  table <- read.csv(file.path(folder, name), colClasses = "character", na.strings = character(0),
    check.names = FALSE, stringsAsFactors = FALSE, encoding = "UTF-8")
  # The byte order mark, however this R reads it.
  names(table)[1] <- gsub("[^a-z_]", "", names(table)[1], useBytes = TRUE)
  table
}

# One apostrophe before a text keeps spreadsheets from running it.
unguard <- function(text) ifelse(startsWith(text, "'"), substring(text, 2), text)

read_column <- function(cells, kind, codes) {
  missing <- factor(match(cells, c("", ".n", ".v")), levels = 1:3, labels = c("skipped", "not_shown", "not_asked"))
  cells[!is.na(missing)] <- NA
  column <- if (kind %in% c("chosen", "rank")) as.integer(cells)
    else if (kind == "number") as.numeric(cells)
    else if (kind %in% c("code", "row")) read_factor(cells, codes)
    else unguard(cells)
  list(column = column, missing = missing)
}

read_factor <- function(cells, codes) {
  # Two codes may be worded alike, and R would make one level of them.
  twice <- codes$label %in% codes$label[duplicated(codes$label)]
  labels <- ifelse(twice, paste0(codes$label, " [", codes$code, "]"), codes$label)
  column <- factor(cells, levels = codes$code, labels = labels)
  attr(column, "codes") <- codes$code
  if (any(codes$value != "")) attr(column, "values") <- as.numeric(ifelse(codes$value == "", NA, codes$value))
  column
}

load_bundle <- function(folder = ".", language = c("en", "fr")) {
  language <- match.arg(language)
  responses <- read_table(folder, "responses.csv")
  codebook <- read_table(folder, "codebook.csv")
  labels <- read_table(folder, "labels.csv")
  codebook <- codebook[!duplicated(codebook$column, fromLast = TRUE), ]
  labels$label <- unguard(labels[[paste0("label_", language)]])
  labels$code <- unguard(labels$code)
  missing <- responses
  for (name in names(responses)) {
    entry <- codebook[match(name, codebook$column), ]
    part <- unguard(entry[[paste0("part_", language)]])
    text <- unguard(entry[[paste0("text_", language)]])
    if (name == "version") responses[[name]] <- as.integer(responses[[name]])
    if (entry$kind != "leading") {
      read <- read_column(responses[[name]], entry$kind, labels[labels$column == name, ])
      responses[[name]] <- read$column
      missing[[name]] <- read$missing
    }
    attr(responses[[name]], "label") <- if (part == "") text else paste(text, part, sep = " \u2013 ")
  }
  texts <- NULL
  if (file.exists(file.path(folder, "open-text.csv"))) {
    texts <- read_table(folder, "open-text.csv")
    texts$text <- unguard(texts$text)
  }
  list(responses = responses, missing = missing, texts = texts)
}

bundle <- load_bundle()
`
