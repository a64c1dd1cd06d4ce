"""Sends every connection of a Python program into the lab, whatever host it asks for.

Python imports a module of this name by itself before the program begins (PYTHONPATH, site.py): the program is as it
was, and the network is the lab's.
"""

import os
import socket

HOST, PORT = os.environ["LAB_ADDRESS"].rsplit(":", 1)


def lead_into_the_lab(*_asked, **_how):
    return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (HOST, int(PORT)))]


socket.getaddrinfo = lead_into_the_lab
