"""The page on 127.0.0.1 for people who do not use a terminal (``fzzf-check serve``).

application.py   requests → answers, a WSGI application that keeps nothing
guard.py         which requests are answered at all
jobs.py          a file and its choices → report, annotated draft, opinion
server.py        the application on a port, with waitress (extra ``[web]``)
static/          the page, its style and script
"""
