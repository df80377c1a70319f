"""How much a reader takes in before it calls a file too large; all in bytes unless said otherwise."""

FILE = 300 * 1024 * 1024  # a Word file may carry photographs, which are never unpacked
TEXT = 30 * 1024 * 1024  # plain text, a web page
MEMBER = 100 * 1024 * 1024  # one unpacked XML member of a zip file
