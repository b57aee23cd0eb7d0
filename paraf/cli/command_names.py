"""The names of the commands: each has an English one and, for those who work in Indonesian, others that do the same."""

COMMANDS = {
    "init": ("mulai",),
    "new": ("baru",),
    "intake": ("terima",),
    "check": ("periksa",),
    "submit": ("ajukan",),
    "claim": ("ambil",),
    "return": ("kembalikan",),
    "sign": ("paraf",),
    "keygen": ("kunci",),
    "revise": ("ubah",),
    "withdraw": ("cabut",),
    "status": ("papan", "board"),
    "diff": ("banding",),
    "preview": ("pratinjau",),
    "build": ("cetak",),
    "watch": ("jaga",),
    "serve": ("sajikan",),
    "push": ("kabarkan",),
    "rollback": ("pulangkan",),
    "roster": ("petugas",),
    "verify": ("cocokkan",),
    "checkpoint": ("patokan",),
    "history": ("riwayat",),
    "register": ("register-bahan",),
    "report": ("laporan",),
    "doctor": ("sehat",),
    "backup": ("cadangkan",),
    "restore": ("pulihkan",),
}
"""Every command with its other names, the Indonesian one first."""

BY_ALIAS = {alias: name for name, aliases in COMMANDS.items() for alias in aliases}
"""The command that each other name is of."""
