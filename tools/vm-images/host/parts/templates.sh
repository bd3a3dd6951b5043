# shellcheck shell=bash
# Definitions are files of XML (xml/) with places to be filled.

# fill FILE PLACE VALUE…: the text of FILE with every @PLACE@ filled. Values are checked settings or XML already.
fill() {
  local text place
  text=$(<"$here/xml/$1")
  shift
  while [ $# -gt 0 ]; do
    place="@$1@"
    text=${text//"$place"/"$2"}
    shift 2
  done
  printf '%s\n' "$text" | sed '/^$/d'
}
