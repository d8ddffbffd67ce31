# Names every using that stands out of order: System first, then by name. The other rules of format are checked without it:
# code style by the build, white space by dotnet format, which for the order of usings would analyze the whole solution again.
FNR == 1 { last = "" }

/^using [A-Za-z][A-Za-z0-9_.]*;/ {
    name = tolower(substr($2, 1, length($2) - 1))
    key = (name ~ /^system(\.|$)/ ? "0" : "1") name
    if (key < last) {
        print FILENAME ":" FNR ": " $0 " is out of order; dotnet format puts it right"
        failed = 1
    }
    last = key
}

END { exit failed }
